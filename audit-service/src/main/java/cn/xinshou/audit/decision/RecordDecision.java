package cn.xinshou.audit.decision;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;

/** Writes down what a machine decided, in the transaction in which it did. */
@ApplicationScoped
public class RecordDecision {

    private final Decisions decisions;
    private final SealedDecisions sealed;
    private final Journal journal;
    private final Clock clock;

    RecordDecision(Decisions decisions, SealedDecisions sealed, Journal journal, Clock clock) {
        this.decisions = decisions;
        this.sealed = sealed;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    public Decided record(NewDecision made, UUID subject) {
        var awaitsPerson = decisions.isAutomationRefused(subject);
        var decision =
                new Decision(made, subject, sealed.seal(made.content(), made.id()), awaitsPerson, clock.instant());
        decisions.persist(decision);
        journal.append(decision.made());
        return new Decided(decision.id(), awaitsPerson);
    }
}
