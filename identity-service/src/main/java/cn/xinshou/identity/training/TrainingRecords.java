package cn.xinshou.identity.training;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The training records of all staff. */
@ApplicationScoped
class TrainingRecords implements PanacheRepositoryBase<TrainingRecord, UUID> {

    private static final UUID LOWEST = new UUID(0, 0);

    /** The courses that the account has a record of which holds at this moment. */
    List<String> currentOf(String account, Instant at) {
        return stream("account = ?1 and revokedAt is null and passedAt <= ?2 and validUntil > ?2", account, at)
                .map(TrainingRecord::course)
                .toList();
    }

    Optional<TrainingRecord> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order of ids, of one account or of all. */
    List<TrainingRecord> list(@Nullable String account, @Nullable UUID after, int limit) {
        var from = after == null ? LOWEST : after;
        var found = account == null
                ? find("id > ?1 order by id", from)
                : find("id > ?1 and account = ?2 order by id", from, account);
        return found.page(Page.ofSize(limit)).list();
    }
}
