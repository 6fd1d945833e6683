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
    private final Consents consents;
    private final WithdrawConsent withdraw;
    private final Clock clock;

    WithdrawEverything(People people, Consents consents, WithdrawConsent withdraw, Clock clock) {
        this.people = people;
        this.consents = consents;
        this.withdraw = withdraw;
        this.clock = clock;
    }

    /** What is withdrawn, refused or over already stays as it is; so does everything of somebody who is gone. */
    @Transactional
    void withdraw(UUID subject) {
        if (people.isErased(subject)) {
            return;
        }
        var now = clock.instant();
        consents.of(subject).stream()
                .filter(consent -> consent.stateAt(now) == ConsentState.GRANTED)
                .map(Consent::purpose)
                .sorted(Comparator.naturalOrder())
                .forEach(purpose -> withdraw.withdraw(subject, purpose, Language.ZH, SURFACE));
    }
}
