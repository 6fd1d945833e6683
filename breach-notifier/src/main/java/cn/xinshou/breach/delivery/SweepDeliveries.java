package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Looks after what workers left behind: a lease that ran out after embarking leaves a copy in doubt, before it the copy waits again;
 * what found no way until its horizon expires.
 */
@ApplicationScoped
class SweepDeliveries {

    // A crash after embarking: bytes may have left, so it is never sent again without a person deciding it.
    private static final String DOUBT = """
            with lost as (
                select d.id, d.attempts from delivery d join delivery_attempt a on a.delivery = d.id and a.number = d.attempts
                where d.state = 'CLAIMED' and d.lease_until <= ? and a.phase <> 'CLAIMED'
                order by d.id for update of d skip locked),
            noted as (
                update delivery_attempt a set verdict = 'UNKNOWN', finished_at = ?
                from lost l where a.delivery = l.id and a.number = l.attempts and a.verdict is null)
            update delivery d
            set state = 'IN_DOUBT', lease = null, lease_until = null, reason = 'worker-lost', changed_at = ?
            from lost l where d.id = l.id
            """;

    private static final String AGAIN = """
            with idle as (
                select d.id, d.attempts from delivery d join delivery_attempt a on a.delivery = d.id and a.number = d.attempts
                where d.state = 'CLAIMED' and d.lease_until <= ? and a.phase = 'CLAIMED'
                order by d.id for update of d skip locked),
            forgotten as (
                delete from delivery_attempt a using idle i where a.delivery = i.id and a.number = i.attempts)
            update delivery d
            set state = case when d.refusals = 0 then 'PLANNED' else 'SOFT_FAIL' end, lease = null, lease_until = null,
                attempts = d.attempts - 1, changed_at = ?
            from idle i where d.id = i.id
            """;

    private static final String EXPIRE = """
            update delivery d set state = 'EXPIRED', changed_at = ?, reason = coalesce(reason, 'no-time-left')
            from notice n
            where n.id = d.notice and n.state = 'SENDING' and d.state in ('PLANNED', 'SOFT_FAIL')
              and (d.expires_at <= ? or d.refusals >= ?)
            """;

    private final Rows rows;
    private final DeliveryConfig config;
    private final Clock clock;

    SweepDeliveries(Rows rows, DeliveryConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public void sweep() {
        var now = clock.instant();
        rows.change(DOUBT, now, now, now);
        rows.change(AGAIN, now, now);
        rows.change(EXPIRE, now, now, config.refusals());
    }
}
