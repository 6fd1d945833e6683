package cn.xinshou.consent.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about one person rests on, as of a revision. Told to whoever listens once the transaction has committed.
 *
 * @param governing the version accepted last, else the one in force when the person was first known
 * @param newest the newest version about which the person decided anything
 * @param declined whether that newest version was declined
 * @param held whether any version was declined since one was last accepted
 * @param restricted whether the person restricted the handling of their data (PIPL 44)
 */
public record Standing(
        UUID subject,
        long revision,
        @Nullable String governing,
        @Nullable String newest,
        boolean declined,
        boolean held,
        boolean restricted,
        boolean erased,
        List<Held> consents) {

    /**
     * @param since when it came to this state
     * @param expires when a granted consent ends by itself
     * @param guardianMissing whether a child under 14 stands behind it, and no guardian (PIPL 31)
     */
    public record Held(
            String purpose,
            ConsentState state,
            String policyVersion,
            Instant since,
            @Nullable Instant expires,
            boolean guardianMissing) {}

    static Standing of(Person person) {
        return new Standing(
                person.subject(),
                person.revision(),
                person.governing(),
                person.newest(),
                person.declined(),
                person.held(),
                person.restricted(),
                person.erased(),
                person.consents().stream()
                        .map(c -> new Held(
                                c.purpose(),
                                c.state(),
                                c.asked().policyVersion(),
                                c.since(),
                                c.expires(),
                                c.isGuardianMissing()))
                        .toList());
    }
}
