package cn.xinshou.consent.consent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision about one person rests on, as of a revision. Told to whoever listens once the transaction has committed.
 *
 * @param governing the version accepted last
 * @param newest the newest version about which the person decided anything
 * @param declined whether that newest version was declined
 */
public record Standing(
        UUID subject,
        long revision,
        @Nullable String governing,
        @Nullable String newest,
        boolean declined,
        List<Held> consents) {

    /** @param expires when a granted consent ends by itself */
    public record Held(
            String purpose,
            ConsentState state,
            String policyVersion,
            @Nullable Instant expires) {}

    static Standing of(Person person, List<Consent> consents) {
        return new Standing(
                person.subject(),
                person.revision(),
                person.governing(),
                person.newest(),
                person.declined(),
                consents.stream()
                        .map(c -> new Held(c.purpose(), c.state(), c.asked().policyVersion(), c.expires()))
                        .toList());
    }
}
