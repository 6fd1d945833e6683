package cn.xinshou.breach.delivery;

import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.breach.notice.Notice;
import cn.xinshou.breach.notice.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Any one person may stop what is going out. What is already under way, a handful per line, still arrives. */
@ApplicationScoped
public class StopNotice {

    private final Notices notices;
    private final Timeline timeline;

    StopNotice(Notices notices, Timeline timeline) {
        this.notices = notices;
        this.timeline = timeline;
    }

    @Transactional
    public Notice stop(UUID incident, UUID id, String by) {
        var notice = notices.locked(incident, id);
        notice.stop(by);
        timeline.add(incident, "notice-stopped", by, id.toString());
        notices.flush();
        return notice;
    }
}
