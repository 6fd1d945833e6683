package cn.xinshou.consent.consent;

import cn.xinshou.consent.due.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Time ends the consents of a person. */
@ApplicationScoped
class ExpireConsent implements Due {

    private final People people;
    private final Consents consents;
    private final RecordAct acts;
    private final Clock clock;

    ExpireConsent(People people, Consents consents, RecordAct acts, Clock clock) {
        this.people = people;
        this.consents = consents;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public List<UUID> due(Instant now, int most) {
        return consents.due(now, most);
    }

    @Override
    @Transactional
    public void carryOut(UUID subject) {
        var person = people.lock(subject);
        if (person.erased()) {
            return;
        }
        var now = clock.instant();
        person.consents().stream()
                .filter(consent ->
                        consent.state() == ConsentState.GRANTED && consent.stateAt(now) == ConsentState.EXPIRED)
                .forEach(consent -> {
                    var fact = consent.expire(people.next(person, now));
                    acts.record(ConsentAct.Action.expire, person, consent, fact);
                });
    }
}
