package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Somebody starts writing a notice. */
@ApplicationScoped
public class DraftNotice {

    private final Incidents incidents;
    private final Notices notices;
    private final Timeline timeline;
    private final Clock clock;

    DraftNotice(Incidents incidents, Notices notices, Timeline timeline, Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public Notice draft(UUID incident, NoticeContent content, String by) {
        incidents.locked(incident).requireNotClosed();
        var notice = new Notice(UUID.randomUUID(), incident, content, by, clock.instant());
        notices.persistAndFlush(notice);
        timeline.add(incident, "notice-drafted", by, notice.id().toString());
        return notice;
    }
}
