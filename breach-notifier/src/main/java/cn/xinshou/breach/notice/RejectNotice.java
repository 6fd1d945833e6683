package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The second pair of eyes does not agree and says why. */
@ApplicationScoped
public class RejectNotice {

    private final Incidents incidents;
    private final Notices notices;
    private final Approvals approvals;
    private final Timeline timeline;
    private final Clock clock;

    RejectNotice(Incidents incidents, Notices notices, Approvals approvals, Timeline timeline, Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.approvals = approvals;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public Notice reject(UUID incident, UUID id, String reason, String by) {
        incidents.locked(incident).requireNotClosed();
        var notice = notices.locked(incident, id);

        notice.reject();
        approvals.voidAll(id, clock.instant());
        timeline.add(incident, "notice-rejected", by, reason);
        notices.flush();
        return notice;
    }
}
