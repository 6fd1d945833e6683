package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes a batch of waiting copies for one worker, under a lease, and notes the attempts that begin. */
@ApplicationScoped
class ClaimDeliveries {

    // Skipping locked rows lets workers share the work without waiting for each other.
    private static final String CLAIM = """
            with due as (
                select d.id from delivery d join notice n on n.id = d.notice
                where d.state in ('PLANNED', 'SOFT_FAIL') and d.due_at <= ? and n.state = 'SENDING'
                order by d.due_at limit ?
                for update of d skip locked),
            claimed as (
                update delivery d
                set state = 'CLAIMED', lease = ?, lease_until = ?, attempts = attempts + 1, changed_at = ?
                from due where d.id = due.id
                returning d.id, d.notice, d.incident, d.subject, d.attempts),
            noted as (
                insert into delivery_attempt (delivery, number, lease, phase, started_at)
                select id, attempts, ?, 'CLAIMED', ? from claimed)
            select id, notice, incident, subject, attempts from claimed
            """;

    private final Rows rows;
    private final DeliveryConfig config;
    private final Clock clock;

    ClaimDeliveries(Rows rows, DeliveryConfig config, Clock clock) {
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    /** @param lease a fresh id; whatever is written later about these copies must carry it */
    @Transactional
    public List<Claimed> claim(UUID lease) {
        var now = clock.instant();
        return rows.read(
                row -> new Claimed(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getInt(5)),
                CLAIM,
                now,
                config.batch(),
                lease,
                now.plus(config.lease()),
                now,
                lease,
                now);
    }
}
