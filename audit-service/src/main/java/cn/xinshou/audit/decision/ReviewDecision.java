package cn.xinshou.audit.decision;

import cn.xinshou.audit.alert.JudgeAlert;
import cn.xinshou.audit.alert.Learning;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A person looks at what a machine decided. Setting it aside undoes what followed: the alert ends, such a login is usual from now on. */
@ApplicationScoped
class ReviewDecision {

    private final Decisions decisions;
    private final SealedDecisions sealed;
    private final Learning learning;
    private final JudgeAlert judgeAlert;
    private final Journal journal;
    private final Clock clock;

    ReviewDecision(
            Decisions decisions,
            SealedDecisions sealed,
            Learning learning,
            JudgeAlert judgeAlert,
            Journal journal,
            Clock clock) {
        this.decisions = decisions;
        this.sealed = sealed;
        this.learning = learning;
        this.judgeAlert = judgeAlert;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Decision review(UUID id, Outcome outcome, String reasons, String by) {
        var login = decisions.required(id).login();
        if (login != null) {
            learning.takeTurn(login);
        }
        var decision = decisions.locked(id);
        var fact = decision.review(outcome, sealed.seal(reasons, "review", id), by, clock.instant());
        if (outcome == Outcome.OVERTURNED) {
            undo(decision, by);
        }
        journal.append(fact);
        return decision;
    }

    private void undo(Decision decision, String by) {
        if (decision.login() != null) {
            learning.confirmed(decision.login());
        }
        if (decision.alert() != null) {
            judgeAlert.clear(decision.alert(), by);
        }
    }
}
