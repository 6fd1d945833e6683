package cn.xinshou.breach.notice;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.breach.problem.BreachProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The second pair of eyes agrees, to this text for these people by these channels and nothing else. */
@ApplicationScoped
public class ApproveNotice {

    private final Incidents incidents;
    private final Notices notices;
    private final Recipients recipients;
    private final Approvals approvals;
    private final ApprovalRule rule;
    private final BoundContent bound;
    private final Timeline timeline;
    private final Journal journal;
    private final Clock clock;

    ApproveNotice(
            Incidents incidents,
            Notices notices,
            Recipients recipients,
            Approvals approvals,
            ApprovalRule rule,
            BoundContent bound,
            Timeline timeline,
            Journal journal,
            Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.recipients = recipients;
        this.approvals = approvals;
        this.rule = rule;
        this.bound = bound;
        this.timeline = timeline;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param role the role in which the person agrees; each person agrees once */
    @Transactional
    public Notice approve(UUID incident, UUID id, String by, String role) {
        incidents.locked(incident).requireNotClosed();
        var notice = notices.locked(incident, id);
        notice.requirePending();
        notice.requireOtherThanWriters(by);
        var people = recipients.snapshot(incident);
        if (people.count() == 0) {
            throw Problem.of(
                    BreachProblem.NO_RECIPIENTS, "Add the people it goes to first: the approval covers the list.");
        }

        var hash = bound.hash(notice, people);
        if (approvals.counting(id, hash).stream().anyMatch(a -> a.approver().equals(by))) {
            throw Problem.of(BreachProblem.FOUR_EYES, "You have agreed already; another role must agree as well.");
        }
        approvals.add(id, new Approval(by, role, hash, clock.instant(), null));
        timeline.add(incident, "notice-approved", by, id + " " + role);

        if (rule.isSatisfied(approvals.counting(id, hash), people.count())) {
            journal.append(notice.approve(hash, people.count(), by, clock.instant()));
        }
        notices.flush();
        return notice;
    }
}
