package cn.xinshou.breach.delivery;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.breach.notice.BoundContent;
import cn.xinshou.breach.notice.Notice;
import cn.xinshou.breach.notice.Notices;
import cn.xinshou.breach.notice.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** What was approved goes out; whether it still is what was approved is checked once more. */
@ApplicationScoped
public class SendNotice {

    private final Incidents incidents;
    private final Notices notices;
    private final Recipients recipients;
    private final BoundContent bound;
    private final PlanDeliveries plan;
    private final Timeline timeline;
    private final Clock clock;

    SendNotice(
            Incidents incidents,
            Notices notices,
            Recipients recipients,
            BoundContent bound,
            PlanDeliveries plan,
            Timeline timeline,
            Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.recipients = recipients;
        this.bound = bound;
        this.plan = plan;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public Notice send(UUID incident, UUID id, String by) {
        incidents.locked(incident).requireNotClosed();
        var notice = notices.locked(incident, id);

        var now = clock.instant();
        notice.send(bound.hash(notice, recipients.snapshot(incident)), now);
        notices.flush();
        var copies = plan.plan(notice, notice.content().channels(), now);
        timeline.add(incident, "notice-sending", by, Integer.toString(copies));
        return notice;
    }
}
