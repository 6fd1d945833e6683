package cn.xinshou.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A person says no to a purpose. */
@ApplicationScoped
class RefuseConsent {

    private final Questions questions;
    private final People people;
    private final Prompts prompts;
    private final RecordAct acts;
    private final Clock clock;

    RefuseConsent(Questions questions, People people, Prompts prompts, RecordAct acts, Clock clock) {
        this.questions = questions;
        this.people = people;
        this.prompts = prompts;
        this.acts = acts;
        this.clock = clock;
    }

    @Transactional
    public Consent refuse(UUID subject, String purposeId, Asked asked) {
        var purpose = questions.asked(purposeId, asked);
        prompts.requireAskedThis(subject, purposeId, asked);
        var person = people.lock(subject);
        person.requireNotErased();
        var consent = person.consent(purposeId).orElseGet(() -> new Consent(subject, purpose));
        var now = clock.instant();
        if (consent.isAlready(ConsentState.REFUSED, purpose, asked, now)) {
            return consent;
        }
        person.meet(asked.policyVersion());
        var fact = consent.refuse(asked, people.next(person, now));
        acts.record(ConsentAct.Action.refuse, person, consent, fact);
        return consent;
    }
}
