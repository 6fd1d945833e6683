package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.frontdoor.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody changes the text, and with it what there is to agree to. */
@ApplicationScoped
public class EditNotice {

    private final Incidents incidents;
    private final Notices notices;
    private final Approvals approvals;
    private final Timeline timeline;
    private final Clock clock;

    EditNotice(Incidents incidents, Notices notices, Approvals approvals, Timeline timeline, Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.approvals = approvals;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param ifMatch the entity tag of the notice as the editor saw it */
    @Transactional
    public Notice edit(UUID incident, UUID id, @Nullable String ifMatch, NoticeContent content, String by) {
        incidents.locked(incident).requireNotClosed();
        var notice = notices.locked(incident, id);
        IfMatch.require(ifMatch, notice.version());

        notice.edit(content, by);
        approvals.voidAll(id, clock.instant());
        timeline.add(incident, "notice-changed", by, id.toString());
        notices.flush();
        return notice;
    }
}
