package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/** What schools entered for all candidates. */
@ApplicationScoped
class SchoolEntries implements PanacheRepositoryBase<SchoolEntry, UUID> {

    Optional<SchoolEntry> inRow(UUID delegation, String row) {
        return find("delegation = ?1 and rowId = ?2", delegation, row).firstResultOptional();
    }

    /** Newest first, behind the given place. */
    List<SchoolEntry> of(UUID subject, Instant before, UUID id, int limit) {
        return find(
                        "subject = ?1 and (enteredAt < ?2 or (enteredAt = ?2 and id < ?3)) order by enteredAt desc, id desc",
                        subject,
                        before,
                        id)
                .page(Page.ofSize(limit))
                .list();
    }

    /** In the order of the school's own rows, behind the given one. */
    List<SchoolEntry> under(UUID delegation, String after, int limit) {
        return find("delegation = ?1 and rowId > ?2 order by rowId", delegation, after)
                .page(Page.ofSize(limit))
                .list();
    }

    /** Keeps the entry from being decided by others until the transaction ends. Somebody else's looks like none. */
    SchoolEntry hold(UUID id, UUID subject) {
        return find("id = ?1 and subject = ?2", id, subject)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(SchoolEntries::unknown);
    }

    SchoolEntry one(UUID id, UUID subject) {
        return find("id = ?1 and subject = ?2", id, subject)
                .firstResultOptional()
                .orElseThrow(SchoolEntries::unknown);
    }

    /** Those of the entries that wait for somebody to claim them. */
    List<SchoolEntry> holdUnclaimed(Collection<UUID> ids) {
        return find("id in ?1 and subject is null and state = 'waiting' order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Those under the delegation that wait. */
    List<SchoolEntry> holdWaiting(UUID delegation) {
        return find("delegation = ?1 and state = 'waiting' order by id", delegation)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Some of those whose time is over; those that another transaction is at are left to it. */
    List<SchoolEntry> holdOverdue(Instant now, int limit) {
        return find("state = 'waiting' and expiresAt <= ?1 order by expiresAt, id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(Page.ofSize(limit))
                .list();
    }

    private static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "No school entered anything under this id for this person.");
    }
}
