package cn.xinshou.consent.consent;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.receipt.Receipts;
import cn.xinshou.consent.receipt.Statement;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** What every act on a consent leaves behind: the new state, a line of history, a receipt, a fact, and word to the decision. */
@ApplicationScoped
class RecordAct {

    private final Consents consents;
    private final ConsentActs acts;
    private final Policies policies;
    private final Receipts receipts;
    private final Journal journal;
    private final Event<Standing> standings;

    RecordAct(
            Consents consents,
            ConsentActs acts,
            Policies policies,
            Receipts receipts,
            Journal journal,
            Event<Standing> standings) {
        this.consents = consents;
        this.acts = acts;
        this.policies = policies;
        this.receipts = receipts;
        this.journal = journal;
        this.standings = standings;
    }

    @Transactional(TxType.MANDATORY)
    public void record(ConsentAct.Action action, Person person, Consent consent, Purpose purpose, ConsentEvent fact) {
        consents.persist(consent);
        acts.persist(new ConsentAct(action, consent));
        receipts.issue(statement(consent, purpose));
        journal.append(fact);
        tell(person);
    }

    /** A line of history that the fact of the next act speaks for. */
    @Transactional(TxType.MANDATORY)
    public void keepLine(ConsentAct.Action action, Consent consent) {
        acts.persist(new ConsentAct(action, consent));
    }

    /** Tells where the person stands now; heard after the commit only. */
    @Transactional(TxType.MANDATORY)
    public void tell(Person person) {
        standings.fire(Standing.of(person, consents.of(person.subject())));
    }

    private Statement statement(Consent consent, Purpose purpose) {
        var asked = consent.asked();
        return new Statement(
                consent.receiptId(),
                consent.subject(),
                policies.find(asked.policyVersion()).orElseThrow(),
                purpose,
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
