package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * A person wants no more of one purpose, said without a session, as by the link in a mail. A consent that holds is withdrawn (PIPL 15); who
 * never gave one is on record as having refused. Never fails for what the person said before, and touches no other purpose.
 */
@ApplicationScoped
public class OptOut {

    private final Questions questions;
    private final Policies policies;
    private final People people;
    private final RecordAct acts;
    private final Clock clock;

    OptOut(Questions questions, Policies policies, People people, RecordAct acts, Clock clock) {
        this.questions = questions;
        this.policies = policies;
        this.people = people;
        this.acts = acts;
        this.clock = clock;
    }

    /** @return whether anything changed: false when the person had said so before, or is gone */
    @Transactional
    public boolean end(UUID subject, String purposeId, Language language, String surface) {
        var purpose = questions.everAsked(purposeId);
        var person = people.lock(subject);
        if (person.erased()) {
            return false;
        }
        var consent = person.consent(purposeId).orElseGet(() -> new Consent(subject, purpose));
        var now = clock.instant();
        switch (consent.stateAt(now)) {
            case REFUSED, WITHDRAWN -> {
                return false;
            }
            case GRANTED -> {
                var fact = consent.withdraw(language, surface, people.next(person, now));
                acts.record(ConsentAct.Action.withdraw, person, consent, fact);
            }
            default -> {
                var current = policies.current();
                var text = current.text(language).digest();
                var asked = new Asked(current.version(), text, language, surface, purpose.separate(), null);
                person.meet(current.version());
                var fact = consent.refuse(asked, people.next(person, now));
                acts.record(ConsentAct.Action.refuse, person, consent, fact);
            }
        }
        return true;
    }
}
