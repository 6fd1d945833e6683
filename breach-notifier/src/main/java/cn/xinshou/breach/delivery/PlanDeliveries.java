package cn.xinshou.breach.delivery;

import cn.xinshou.breach.notice.Channel;
import cn.xinshou.breach.notice.Notice;
import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Makes one row per person and channel out of the list that was approved. */
@ApplicationScoped
class PlanDeliveries {

    private static final String PLAN = """
            insert into delivery (notice, incident, subject, channel, state, due_at, expires_at, changed_at)
            select ?, r.incident, r.subject, c, 'PLANNED', ?, ?, ?
            from recipient r cross join unnest(?) c where r.incident = ?
            on conflict do nothing
            """;

    private final Rows rows;
    private final DeliveryConfig config;

    PlanDeliveries(Rows rows, DeliveryConfig config) {
        this.rows = rows;
        this.config = config;
    }

    int plan(Notice notice, List<Channel> channels, Instant now) {
        return rows.change(
                PLAN,
                notice.id(),
                now,
                now.plus(config.horizon()),
                now,
                channels.stream().map(Channel::word).toArray(String[]::new),
                notice.incident());
    }
}
