package cn.xinshou.consent.recipient;

import cn.xinshou.journal.Follower;
import cn.xinshou.journal.Followers;
import cn.xinshou.journal.ReceivedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The register as this replica knows it: all of it in memory, kept current by the service's own topic. */
@ApplicationScoped
public class Register {

    /** After the policies, whose recipients it begins with. */
    private static final int AFTER_POLICIES = 150;

    private static final String PUBLISHED = "cn.xinshou.consent.policy-published.v1";
    private static final String CHANGED = "cn.xinshou.consent.recipient-changed.v1";

    private static final Logger LOG = Logger.getLogger(Register.class);

    private final Recipients recipients;
    private final SeedRecipients seed;
    private final Followers followers;
    private final String topic;
    private final Duration longestSilence;
    private volatile Map<String, Registered> known = Map.of();
    private volatile @Nullable Follower follower;

    Register(
            Recipients recipients,
            SeedRecipients seed,
            Followers followers,
            @ConfigProperty(name = "xinshou.journal.topic") String topic,
            @ConfigProperty(name = "xinshou.decision.silence") Duration longestSilence) {
        this.recipients = recipients;
        this.seed = seed;
        this.followers = followers;
        this.topic = topic;
        this.longestSilence = longestSilence;
    }

    void onStart(@Observes @Priority(AFTER_POLICIES) StartupEvent event) {
        load();
        follower = followers.follow(topic, Set.of(PUBLISHED, CHANGED), this::load, this::hear);
    }

    /**
     * A recipient as last heard of; as the database has it while the broker cannot confirm that nothing was missed.
     *
     * @throws IllegalStateException if neither can tell
     */
    public Optional<Recipient> find(String id) {
        if (isTrusted()) {
            return Optional.ofNullable(known.get(id)).map(Registered::recipient);
        }
        return findNow(id).map(Registered::recipient);
    }

    /** A recipient as the database has it. */
    public Optional<Registered> findNow(String id) {
        try {
            return recipients.find(id);
        } catch (SQLException e) {
            throw new IllegalStateException("the register cannot be read", e);
        }
    }

    private boolean isTrusted() {
        var following = follower;
        return following != null
                && following
                        .silence()
                        .filter(silence -> silence.compareTo(longestSilence) <= 0)
                        .isPresent();
    }

    /** Takes in what this replica has committed. */
    void learn(@Observes(during = TransactionPhase.AFTER_SUCCESS) Registered changed) {
        take(changed);
    }

    private synchronized void take(Registered changed) {
        var id = changed.recipient().id();
        var present = known.get(id);
        if (present == null || present.version() < changed.version()) {
            var next = new HashMap<>(known);
            next.put(id, changed);
            known = Map.copyOf(next);
        }
    }

    private void load() {
        try {
            seed.seed();
            for (var registered : recipients.page("", Integer.MAX_VALUE)) {
                take(registered);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the register cannot be read", e);
        }
    }

    private void hear(ReceivedEvent event) {
        switch (event.type()) {
            case PUBLISHED -> load();
            case CHANGED ->
                findNow(event.key())
                        .ifPresentOrElse(
                                this::take, () -> LOG.warnf("Recipient %s was told of and is not there", event.key()));
            default -> {
                // The topic carries facts that do not change the register.
            }
        }
    }
}
