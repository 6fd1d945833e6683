package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/** Puts copies back that never left the house; what was no attempt leaves no attempt behind. */
@ApplicationScoped
class ReleaseDeliveries {

    private static final String RELEASE = """
            with back as (
                select d.id, d.attempts from delivery d join delivery_attempt a on a.delivery = d.id and a.number = d.attempts
                where d.id = any(?) and d.lease = ? and d.state = 'CLAIMED' and a.verdict is null
                order by d.id for update of d),
            forgotten as (
                delete from delivery_attempt a using back b where a.delivery = b.id and a.number = b.attempts)
            update delivery d
            set state = case when d.refusals = 0 then 'PLANNED' else 'SOFT_FAIL' end, lease = null, lease_until = null,
                attempts = d.attempts - 1, due_at = ?, reason = ?, changed_at = ?
            from back b where d.id = b.id
            """;

    private final Rows rows;
    private final DeliveryConfig config;
    private final Clock clock;

    ReleaseDeliveries(Rows rows, DeliveryConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    /** @param reason what they wait for, shown to people */
    @Transactional
    public void release(Collection<Claimed> claimed, UUID lease, String reason) {
        var now = clock.instant();
        rows.change(
                RELEASE,
                claimed.stream().map(Claimed::delivery).toArray(UUID[]::new),
                lease,
                now.plus(config.hold()),
                reason,
                now);
    }
}
