package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The writer is done; another person is to read it. */
@ApplicationScoped
public class SubmitNotice {

    private final Incidents incidents;
    private final Notices notices;
    private final Timeline timeline;
    private final Clock clock;

    SubmitNotice(Incidents incidents, Notices notices, Timeline timeline, Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public Notice submit(UUID incident, UUID id, String by) {
        incidents.locked(incident).requireNotClosed();
        var notice = notices.locked(incident, id);

        notice.submit(clock.instant());
        timeline.add(incident, "notice-submitted", by, id.toString());
        notices.flush();
        return notice;
    }
}
