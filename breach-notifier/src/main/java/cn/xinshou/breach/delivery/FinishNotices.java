package cn.xinshou.breach.delivery;

import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.breach.notice.Notices;
import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A notice is done when no copy of it is open any more; what is in doubt or failed stays visible in its counts. */
@ApplicationScoped
class FinishNotices {

    private static final String NOTHING_OPEN = """
            select n.id, n.incident from notice n
            where n.state = 'SENDING' and not exists (
                select 1 from delivery_count c
                where c.notice = n.id and c.people > 0 and c.state in ('PLANNED', 'CLAIMED', 'HANDED_OFF', 'SOFT_FAIL'))
            """;

    private record Finished(UUID notice, UUID incident) {}

    private final Rows rows;
    private final Notices notices;
    private final Timeline timeline;
    private final Clock clock;

    FinishNotices(Rows rows, Notices notices, Timeline timeline, Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public void finish() {
        var finished = rows.read(
                row -> new Finished(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), NOTHING_OPEN);
        finished.forEach(f -> {
            notices.locked(f.incident(), f.notice()).finish(clock.instant());
            timeline.add(
                    f.incident(), "notice-done", "breach-notifier", f.notice().toString());
        });
    }
}
