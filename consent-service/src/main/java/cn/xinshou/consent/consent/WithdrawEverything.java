package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;

/** A person asked the desk of the identity service to take everything back that they consented to; each with a receipt of its own. */
@ApplicationScoped
class WithdrawEverything {

    private static final String SURFACE = "rights-request";

    private final People people;
    private final WithdrawConsent withdraw;
    private final Clock clock;

    WithdrawEverything(People people, WithdrawConsent withdraw, Clock clock) {
        this.people = people;
        this.withdraw = withdraw;
        this.clock = clock;
    }

    /**
     * What is withdrawn, refused or over already stays as it is; so does everything of somebody who is gone. What the person says at the same
     * moment comes before all of it or after.
     */
    @Transactional
    void withdraw(UUID subject) {
        if (people.count("subject", subject) == 0) {
            // Nothing was ever agreed to, so nothing is kept about somebody not known here.
            return;
        }
        var person = people.lock(subject);
        if (person.erased()) {
            return;
        }
        var now = clock.instant();
        person.consents().stream()
                .filter(consent -> consent.stateAt(now) == ConsentState.GRANTED)
                .map(Consent::purpose)
                .sorted(Comparator.naturalOrder())
                .forEach(purpose -> withdraw.withdraw(subject, purpose, Language.ZH, SURFACE));
    }
}
