package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.policy.Policies;
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
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What this replica knows of everybody. Filled from the database, then kept current by the service's own topic; what this replica
 * itself has committed is known at once.
 */
@ApplicationScoped
class Memory {

    private static final Logger LOG = Logger.getLogger(Memory.class);

    /** After the policies, which are needed to read anything. */
    private static final int AFTER_POLICIES = 200;

    private static final String FACTS = "cn.xinshou.consent.";

    record ConsentFact(
            UUID subject,
            String purpose,
            String policyVersion,
            long revision,
            @Nullable Instant expires) {}

    record PolicyFact(UUID subject, String version, String decision, long revision) {}

    private final Followers followers;
    private final Standings standings;
    private final Encoding encoding;
    private final Policies policies;
    private final String topic;
    private final Duration longestSilence;

    private volatile @Nullable Follower follower;
    private volatile @Nullable DecisionTable table;
    private volatile @Nullable DecisionTable loading;

    Memory(
            Followers followers,
            Standings standings,
            Encoding encoding,
            Policies policies,
            @ConfigProperty(name = "xinshou.journal.topic") String topic,
            @ConfigProperty(name = "xinshou.decision.silence") Duration longestSilence) {
        this.followers = followers;
        this.standings = standings;
        this.encoding = encoding;
        this.policies = policies;
        this.topic = topic;
        this.longestSilence = longestSilence;
    }

    void onStart(@Observes @Priority(AFTER_POLICIES) StartupEvent event) {
        follower = followers.follow(topic, this::load, this::hear);
    }

    /** Whether everybody is known and the topic was read to its end at least once. */
    boolean isReady() {
        var following = follower;
        return following != null && following.caughtUp() && table != null;
    }

    /** Whether nothing can have been missed for longer than the bound. */
    boolean isTrusted() {
        var following = follower;
        return following != null
                && table != null
                && following
                        .silence()
                        .filter(silence -> silence.compareTo(longestSilence) <= 0)
                        .isPresent();
    }

    /** @return whether the person is known; only to be asked while {@link #isTrusted} */
    boolean read(UUID subject, Row into) {
        var people = table;
        return people != null
                && into.words.length == people.rowWords()
                && people.read(subject.getMostSignificantBits(), subject.getLeastSignificantBits(), into);
    }

    int size() {
        var people = table;
        return people == null ? 0 : people.size();
    }

    /** Takes in what is committed. An older standing than the known one changes nothing. */
    void learn(@Observes(during = TransactionPhase.AFTER_SUCCESS) Standing standing) {
        // First the table being filled: if it takes over in between, it already has this.
        learn(loading, standing);
        learn(table, standing);
    }

    private void learn(@Nullable DecisionTable into, Standing standing) {
        if (into != null && standing.revision() > 0) {
            var row = new Row(into.rowWords());
            encoding.pack(standing, row);
            into.write(
                    standing.subject().getMostSignificantBits(),
                    standing.subject().getLeastSignificantBits(),
                    row);
        }
    }

    private void load() {
        try {
            var from = System.nanoTime();
            policies.refresh();
            var fresh = new DecisionTable(encoding.blank().words.length, standings.count());
            loading = fresh;
            standings.each(standing -> learn(fresh, standing));
            table = fresh;
            LOG.infof("%d people known after %d ms", fresh.size(), (System.nanoTime() - from) / 1_000_000);
        } catch (SQLException e) {
            throw new IllegalStateException("the consents cannot be read", e);
        } finally {
            loading = null;
        }
    }

    private void hear(ReceivedEvent event) {
        switch (event.type()) {
            case FACTS + "consent-granted.v1" -> {
                var fact = event.read(ConsentFact.class);
                change(
                        fact.subject(),
                        fact.revision(),
                        row -> encoding.granted(row, fact.purpose(), fact.policyVersion(), fact.expires()));
            }
            case FACTS + "consent-refused.v1" -> end(event, Row.Mark.REFUSED);
            case FACTS + "consent-withdrawn.v1" -> end(event, Row.Mark.WITHDRAWN);
            case FACTS + "consent-expired.v1" -> end(event, Row.Mark.EXPIRED);
            case FACTS + "policy-decided.v1" -> {
                var fact = event.read(PolicyFact.class);
                change(
                        fact.subject(),
                        fact.revision(),
                        row -> encoding.decided(
                                row, fact.version(), fact.decision().equals("accept")));
            }
            case FACTS + "policy-published.v1" -> {
                if (policies.find(event.key()).isEmpty()) {
                    load();
                }
            }
            default -> {
                // The topic carries facts that no decision rests on.
            }
        }
    }

    private void end(ReceivedEvent event, Row.Mark mark) {
        var fact = event.read(ConsentFact.class);
        change(fact.subject(), fact.revision(), row -> encoding.ended(row, fact.purpose(), mark));
    }

    private void change(UUID subject, long revision, Consumer<Row> change) {
        var people = table;
        if (people != null) {
            people.change(subject.getMostSignificantBits(), subject.getLeastSignificantBits(), revision, change);
        }
    }
}
