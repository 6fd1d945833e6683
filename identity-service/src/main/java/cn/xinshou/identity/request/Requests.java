package cn.xinshou.identity.request;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests of all people. */
@ApplicationScoped
class Requests implements PanacheRepositoryBase<Request, UUID> {

    private static final Instant ANCIENT = Instant.EPOCH;
    private static final Instant DISTANT = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LOWEST = new UUID(0, 0);

    /** Behind which row a page begins, in the order of the day by which they are due. */
    record Place(Instant dueAt, UUID id) {

        static final Place BEGINNING = new Place(ANCIENT, LOWEST);
    }

    /** Locks the row: two decisions on one request happen one after the other, and the second finds it decided. */
    Optional<Request> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Due soonest first, which for one person's requests is the order in which they came. */
    List<Request> search(
            @Nullable UUID subject, @Nullable RequestState state, @Nullable Instant dueBy, Place behind, int limit) {
        var condition = "work.dueAt <= :dueBy and (work.dueAt > :dueAt or work.dueAt = :dueAt and id > :id)"
                + (subject == null ? "" : " and subject = :subject")
                + (state == null ? "" : " and state = :state")
                + " order by work.dueAt, id";
        var parameters = new HashMap<String, Object>();
        parameters.put("dueBy", dueBy == null ? DISTANT : dueBy);
        parameters.put("dueAt", behind.dueAt());
        parameters.put("id", behind.id());
        if (subject != null) {
            parameters.put("subject", subject);
        }
        if (state != null) {
            parameters.put("state", state);
        }
        return find(condition, parameters).page(Page.ofSize(limit)).list();
    }
}
