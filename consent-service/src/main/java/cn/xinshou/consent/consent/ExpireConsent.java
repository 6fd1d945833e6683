package cn.xinshou.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Time ends a consent. */
@ApplicationScoped
class ExpireConsent {

    private final People people;
    private final RecordAct acts;
    private final Clock clock;

    ExpireConsent(People people, RecordAct acts, Clock clock) {
        this.people = people;
        this.acts = acts;
        this.clock = clock;
    }

    @Transactional
    public void expire(UUID subject, String purposeId) {
        var person = people.lock(subject);
        var consent = person.consent(purposeId).orElseThrow();
        var now = clock.instant();
        if (!person.erased()
                && consent.state() == ConsentState.GRANTED
                && consent.stateAt(now) == ConsentState.EXPIRED) {
            var fact = consent.expire(people.next(person, now));
            acts.record(ConsentAct.Action.expire, person, consent, fact);
        }
    }
}
