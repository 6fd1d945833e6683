package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All approvals that were asked for. */
@ApplicationScoped
public class Approvals implements PanacheRepositoryBase<Approval, UUID> {

    private static final UUID LOWEST = new UUID(0, 0);

    /** Whether somebody else has agreed that this account sees these items for this case now. */
    public boolean cover(String account, UUID subject, String caseId, Set<Item> items, Instant at) {
        return list("askedBy = ?1 and subject = ?2 and caseId = ?3", account, subject, caseId).stream()
                .anyMatch(approval -> approval.covers(items, at));
    }

    /** Locked, so that of two decisions the second finds the first. */
    public Approval lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "Nothing of that id was asked for."));
    }

    List<Approval> list(@Nullable ApprovalState state, @Nullable UUID after, int limit) {
        var from = after == null ? LOWEST : after;
        var found = state == null
                ? find("id > ?1 order by id", from)
                : find("id > ?1 and state = ?2 order by id", from, state);
        return found.page(Page.ofSize(limit)).list();
    }
}
