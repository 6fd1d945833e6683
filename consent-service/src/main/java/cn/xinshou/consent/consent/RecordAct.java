package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.receipt.Receipts;
import cn.xinshou.consent.receipt.Statement;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every act on a consent leaves behind: the new state, a line of history, a receipt, a fact, and word to the decision. */
@ApplicationScoped
class RecordAct {

    private final Consents consents;
    private final ConsentActs acts;
    private final Policies policies;
    private final Receipts receipts;
    private final Journal journal;
    private final Event<Standing> standings;
    private final Event<ConsentEnded> endings;

    RecordAct(
            Consents consents,
            ConsentActs acts,
            Policies policies,
            Receipts receipts,
            Journal journal,
            Event<Standing> standings,
            Event<ConsentEnded> endings) {
        this.consents = consents;
        this.acts = acts;
        this.policies = policies;
        this.receipts = receipts;
        this.journal = journal;
        this.standings = standings;
        this.endings = endings;
    }

    @Transactional(TxType.MANDATORY)
    public void record(ConsentAct.Action action, Person person, Consent consent, ConsentEvent fact) {
        consents.persist(consent);
        person.answer(consent);
        acts.persist(new ConsentAct(action, consent));
        receipts.issue(statement(consent), journal.append(fact));
        tell(person);
        switch (action) {
            case refuse -> end(consent, ConsentEnded.Cause.REFUSED);
            case withdraw -> end(consent, ConsentEnded.Cause.WITHDRAWN);
            case expire -> end(consent, ConsentEnded.Cause.EXPIRED);
            case grant, supersede -> {
                // What goes on ends nothing, and what takes the place of something is told with its own terms.
            }
        }
    }

    /** Tells that a use may not go on; heard before the commit. */
    @Transactional(TxType.MANDATORY)
    public void end(ConsentEnded ended) {
        endings.fire(ended);
    }

    private void end(Consent consent, ConsentEnded.Cause cause) {
        end(new ConsentEnded(
                consent.subject(), consent.purpose(), cause, Set.of(), consent.revision(), consent.since()));
    }

    /**
     * Ends for good what rested on a version that the person declined and has now decided about a later one. Whoever held data was told when
     * it was declined.
     *
     * @param declined null if there is no such version
     * @param unless a purpose that is decided anew at this moment
     * @return the purposes, for the fact that speaks for it
     */
    @Transactional(TxType.MANDATORY)
    public List<String> fall(Person person, @Nullable String declined, @Nullable String unless, Mark mark) {
        if (declined == null) {
            return List.of();
        }
        var fallen = person.consents().stream()
                .filter(consent -> !consent.purpose().equals(unless) && consent.fall(declined, mark))
                .toList();
        fallen.forEach(consent -> keepLine(ConsentAct.Action.supersede, consent));
        return fallen.stream().map(Consent::purpose).sorted().toList();
    }

    /** A line of history that the fact of the next act speaks for. */
    @Transactional(TxType.MANDATORY)
    public void keepLine(ConsentAct.Action action, Consent consent) {
        acts.persist(new ConsentAct(action, consent));
    }

    /** Tells where the person stands now; heard after the commit only. */
    @Transactional(TxType.MANDATORY)
    public void tell(Person person) {
        standings.fire(Standing.of(person));
    }

    /** As the version says it that the person knew: what later versions say of the purpose was never agreed to. */
    private Statement statement(Consent consent) {
        var asked = consent.asked();
        var policy = policies.find(asked.policyVersion()).orElseThrow();
        return new Statement(
                consent.receiptId(),
                consent.subject(),
                policy,
                policy.purpose(consent.purpose()).orElseThrow(),
                consent.state().word(),
                asked.language(),
                asked.textDigest(),
                asked.surface(),
                asked.separate(),
                asked.guardian(),
                consent.since(),
                consent.expires(),
                consent.revision());
    }
}
