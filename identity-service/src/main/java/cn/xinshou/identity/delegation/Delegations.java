package cn.xinshou.identity.delegation;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All delegations. */
@ApplicationScoped
public class Delegations implements PanacheRepositoryBase<Delegation, UUID> {

    /** Keeps it from being used or revoked by others until the transaction ends. */
    public Delegation hold(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Delegations::unknown);
    }

    public Delegation one(UUID id) {
        return findByIdOptional(id).orElseThrow(Delegations::unknown);
    }

    public Map<UUID, Delegation> of(Collection<UUID> ids) {
        return stream("id in ?1", ids).collect(Collectors.toMap(Delegation::id, Function.identity()));
    }

    /**
     * Newest first, behind the given place.
     *
     * @param staff only those for this account; null for all
     */
    List<Delegation> list(@Nullable String staff, Instant before, UUID id, int limit) {
        var behind = "(createdAt < ?1 or (createdAt = ?1 and id < ?2))";
        var newestFirst = " order by createdAt desc, id desc";
        var found = staff == null
                ? find(behind + newestFirst, before, id)
                : find(behind + " and array_contains(staff, ?3)" + newestFirst, before, id, staff);
        return found.page(Page.ofSize(limit)).list();
    }

    /** Somebody else's delegation looks like none. */
    public static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "There is no delegation of this id for this caller.");
    }
}
