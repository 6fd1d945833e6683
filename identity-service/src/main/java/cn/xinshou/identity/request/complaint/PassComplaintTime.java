package cn.xinshou.identity.request.complaint;

import cn.xinshou.identity.request.correspondence.CallTheDesk;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What time does to one complaint: reminders, and what is overdue. */
@ApplicationScoped
public class PassComplaintTime {

    private final Complaints complaints;
    private final CallTheDesk call;
    private final RequestClock clock;
    private final Journal journal;

    PassComplaintTime(Complaints complaints, CallTheDesk call, RequestClock clock, Journal journal) {
        this.complaints = complaints;
        this.call = call;
        this.clock = clock;
        this.journal = journal;
    }

    /** Does nothing if somebody else has the complaint in hand, or had it a moment ago. */
    @Transactional
    public void pass(UUID id) {
        var now = clock.now();
        complaints.takeToLookAt(id, now).ifPresent(complaint -> {
            for (var fact : complaint.passTime(now)) {
                journal.append(fact);
                if (fact instanceof ComplaintEvent.Overdue overdue) {
                    call.about(id, "complaint", overdue.dueAt());
                }
            }
        });
    }
}
