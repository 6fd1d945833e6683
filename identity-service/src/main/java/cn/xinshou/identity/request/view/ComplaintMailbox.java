package cn.xinshou.identity.request.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where to complain by mail, as the policy in force says (promise P8.1). Asked for at most every ten minutes; what was heard last is good. */
@ApplicationScoped
class ComplaintMailbox {

    private static final Logger LOG = Logger.getLogger(ComplaintMailbox.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private record Heard(@Nullable String address, Instant at) {}

    private final PolicyService policies;
    private final Clock clock;
    private volatile Heard heard = new Heard(null, Instant.EPOCH);

    ComplaintMailbox(@RestClient PolicyService policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Empty only if it was never heard. */
    Optional<String> address() {
        var now = clock.instant();
        if (Duration.between(heard.at(), now).abs().compareTo(GOOD_FOR) > 0) {
            heard = new Heard(ask(), now);
        }
        return Optional.ofNullable(heard.address());
    }

    private @Nullable String ask() {
        try {
            var contact = policies.current().contact();
            return contact != null && contact.get("complaints") instanceof String address ? address : heard.address();
        } catch (RuntimeException e) {
            LOG.warnf("consent-service does not say where to complain: %s", e.toString());
            return heard.address();
        }
    }
}
