package cn.xinshou.breach.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Notices with who agreed to them. */
@ApplicationScoped
public class NoticeViews {

    private final Notices notices;
    private final Approvals approvals;

    NoticeViews(Notices notices, Approvals approvals) {
        this.notices = notices;
        this.approvals = approvals;
    }

    public NoticeView of(Notice notice) {
        return NoticeView.of(notice, approvals.of(notice.id()));
    }

    public NoticeView of(UUID incident, UUID id) {
        return of(notices.required(incident, id));
    }

    /** Oldest first. */
    public List<NoticeView> all(UUID incident) {
        return notices.of(incident).stream().map(this::of).toList();
    }
}
