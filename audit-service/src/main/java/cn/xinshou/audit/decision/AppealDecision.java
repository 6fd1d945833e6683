package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The person does not accept what a machine decided, and may want no such decisions any more (PIPL 24). */
@ApplicationScoped
class AppealDecision {

    private final Decisions decisions;
    private final SealedDecisions sealed;
    private final Journal journal;
    private final Clock clock;

    AppealDecision(Decisions decisions, SealedDecisions sealed, Journal journal, Clock clock) {
        this.decisions = decisions;
        this.sealed = sealed;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    Decision appeal(UUID id, UUID subject, @Nullable String words, boolean refuseAutomation) {
        var decision = decisions.locked(id);
        if (!decision.subject().equals(subject)) {
            throw Problem.of(CommonProblem.NOT_FOUND, "There is no decision of this id.");
        }
        var now = clock.instant();
        var fact = decision.appeal(words == null ? null : sealed.seal(words, "appeal", id), refuseAutomation, now);
        if (refuseAutomation) {
            decisions.refuseAutomation(subject, now);
        }
        journal.append(fact);
        return decision;
    }
}
