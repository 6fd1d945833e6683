package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** More people turn out to be concerned. What was agreed to for fewer of them is void. */
@ApplicationScoped
public class AddRecipients {

    /** @param duplicates ids that were given twice or were on the list before */
    public record Added(int added, int duplicates, long count, String digest) {}

    private final Incidents incidents;
    private final Notices notices;
    private final Recipients recipients;
    private final Approvals approvals;
    private final Timeline timeline;
    private final Clock clock;

    AddRecipients(
            Incidents incidents,
            Notices notices,
            Recipients recipients,
            Approvals approvals,
            Timeline timeline,
            Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.recipients = recipients;
        this.approvals = approvals;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public Added add(UUID incident, List<UUID> subjects, String by) {
        incidents.locked(incident).requireNotClosed();

        var added = recipients.add(incident, new TreeSet<>(subjects), clock.instant());
        if (added > 0) {
            notices.of(incident).forEach(notice -> voidApproval(notice, by));
            timeline.add(incident, "recipients-added", by, Integer.toString(added));
        }
        notices.flush();

        var now = recipients.snapshot(incident);
        return new Added(added, subjects.size() - added, now.count(), now.digest());
    }

    private void voidApproval(Notice notice, String by) {
        if (notices.locked(notice.incident(), notice.id()).recipientsChanged()) {
            approvals.voidAll(notice.id(), clock.instant());
            timeline.add(notice.incident(), "approval-voided", by, notice.id().toString());
        }
    }
}
