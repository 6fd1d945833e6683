package cn.xinshou.breach.delivery;

import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.breach.notice.Notice;
import cn.xinshou.breach.notice.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Another person than the one who stopped it lets it go on. */
@ApplicationScoped
public class ResumeNotice {

    private final Notices notices;
    private final Timeline timeline;

    ResumeNotice(Notices notices, Timeline timeline) {
        this.notices = notices;
        this.timeline = timeline;
    }

    @Transactional
    public Notice resume(UUID incident, UUID id, String by) {
        var notice = notices.locked(incident, id);
        notice.resume(by);
        timeline.add(incident, "notice-resumed", by, id.toString());
        notices.flush();
        return notice;
    }
}
