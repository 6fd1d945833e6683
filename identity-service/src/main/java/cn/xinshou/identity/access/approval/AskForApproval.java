package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.cases.OpenCases;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AskForApproval {

    private final OpenCases cases;
    private final Approvals approvals;
    private final StaffWords words;
    private final ApprovalConfig config;
    private final Clock clock;
    private final Journal journal;

    AskForApproval(
            OpenCases cases,
            Approvals approvals,
            StaffWords words,
            ApprovalConfig config,
            Clock clock,
            Journal journal) {
        this.cases = cases;
        this.approvals = approvals;
        this.words = words;
        this.config = config;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param until null for as long as is usual */
    @Transactional
    Approval ask(UUID subject, String caseId, Set<Item> items, String reason, @Nullable Instant until, Actor asker) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var end = until == null ? now.plus(config.approvalLasts()) : until;
        if (!end.isAfter(now) || end.isAfter(now.plus(config.longestApproval()))) {
            throw wrong(
                    "until",
                    "must lie within the next " + config.longestApproval().toHours() + " hours");
        }
        var open = cases.find(asker, caseId, subject)
                .filter(found -> !found.kind().isEmergency())
                .orElseThrow(() -> wrong("case", "is no open case of yours about this person"));
        if (!open.items().containsAll(items)) {
            throw wrong("items", "are more than the case needs");
        }

        var id = UUID.randomUUID();
        var sealed = words.close(subject, Approval.place(id), reason);
        var approval = new Approval(id, subject, open, items, sealed, asker, now, end);
        approvals.persist(approval);

        journal.append(approval.asked());
        return approval;
    }

    private static Problem wrong(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }
}
