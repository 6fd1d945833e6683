package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class DecideApproval {

    private final Approvals approvals;
    private final Caller caller;
    private final Clock clock;
    private final Journal journal;

    DecideApproval(Approvals approvals, Caller caller, Clock clock, Journal journal) {
        this.approvals = approvals;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Approval decide(UUID id, boolean approved) {
        var approval = approvals.lock(id);

        var decided = approval.decide(approved, caller.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));

        journal.append(decided);
        return approval;
    }
}
