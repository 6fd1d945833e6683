package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A person takes a consent back, whichever version of the policy it was given on (PIPL 15). */
@ApplicationScoped
class WithdrawConsent {

    private final Questions questions;
    private final People people;
    private final RecordAct acts;
    private final Clock clock;

    WithdrawConsent(Questions questions, People people, RecordAct acts, Clock clock) {
        this.questions = questions;
        this.people = people;
        this.acts = acts;
        this.clock = clock;
    }

    /** Said again, it is answered as the first time. */
    @Transactional
    public Consent withdraw(UUID subject, String purposeId, Language language, String surface) {
        var person = people.lock(subject);
        person.requireNotErased();
        var consent = person.consent(purposeId).orElseThrow(() -> neverAsked(purposeId));
        var now = clock.instant();
        if (consent.stateAt(now) == ConsentState.WITHDRAWN) {
            return consent;
        }
        var fact = consent.withdraw(language, surface, people.next(person, now));
        acts.record(ConsentAct.Action.withdraw, person, consent, fact);
        return consent;
    }

    // Looked at last: a consent on record can be taken back, whatever later versions make of the purpose.
    private Problem neverAsked(String purpose) {
        questions.everAsked(purpose);
        return Problem.of(
                        ConsentProblem.NOTHING_TO_WITHDRAW,
                        "The person was never asked about this purpose; it is not used, and there is nothing more to do.")
                .field("purpose", "was never consented to");
    }
}
