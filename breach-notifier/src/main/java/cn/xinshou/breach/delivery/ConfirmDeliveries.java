package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;

/**
 * Copies that were accepted and of which no failure was reported for the configured time count as delivered, and that is a fact
 * about the person.
 */
@ApplicationScoped
class ConfirmDeliveries {

    // Enough to be quick, few enough that one commit stays small.
    private static final int BATCH = 500;

    private static final String CONFIRM = """
            with quiet as (
                select id from delivery where state = 'HANDED_OFF' and handed_off_at <= ?
                order by handed_off_at limit ? for update skip locked)
            update delivery d set state = 'DELIVERED', delivered_at = ?, changed_at = ?
            from quiet q where d.id = q.id
            returning d.subject, d.incident, d.notice, d.channel
            """;

    private final Rows rows;
    private final Journal journal;
    private final DeliveryConfig config;
    private final Clock clock;

    ConfirmDeliveries(Rows rows, Journal journal, DeliveryConfig config, Clock clock) {
        this.rows = rows;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    public boolean confirm() {
        var now = clock.instant();
        var delivered = rows.read(
                row -> new NoticeDelivered(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        DeliveryState.DELIVERED,
                        now),
                CONFIRM,
                now.minus(config.confirmedAfter()),
                BATCH,
                now,
                now);
        delivered.stream()
                .sorted(Comparator.comparing(NoticeDelivered::subject))
                .forEach(journal::append);
        return delivered.size() == BATCH;
    }
}
