package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Course;
import cn.xinshou.consent.consent.ReaskBudget;
import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.consent.VersionsNow;
import cn.xinshou.consent.device.Linked;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
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

    private static final Set<String> HEARD = Set.of(
            FACTS + "consent-granted.v1",
            FACTS + "consent-refused.v1",
            FACTS + "consent-withdrawn.v1",
            FACTS + "consent-expired.v1",
            FACTS + "policy-decided.v1",
            FACTS + "guardian-missing.v1",
            FACTS + "person-changed.v1",
            FACTS + "device-linked.v1",
            FACTS + "policy-published.v1");

    record ConsentFact(
            UUID subject,
            String purpose,
            String policyVersion,
            long revision,
            @Nullable Instant expires,
            Instant at) {}

    record PolicyFact(
            UUID subject,
            String version,
            String decision,
            @Nullable String governing,
            long revision) {}

    record GuardianFact(UUID subject, List<String> purposes, long revision) {}

    record PersonFact(UUID subject, String change, long revision) {}

    record LinkFact(UUID subject) {}

    private final Followers followers;
    private final LoadEverybody everybody;
    private final ReaskBudget budget;
    private final VersionsNow versions;
    private final Policies policies;
    private final Clock clock;
    private final String topic;
    private final Duration longestSilence;
    private final Object turn = new Object();

    private volatile @Nullable Follower follower;
    private volatile @Nullable Knowledge known;
    private @Nullable List<Consumer<Knowledge>> meanwhile;
    private @Nullable Versions awaited;

    Memory(
            Followers followers,
            LoadEverybody everybody,
            ReaskBudget budget,
            VersionsNow versions,
            Policies policies,
            Clock clock,
            @ConfigProperty(name = "xinshou.journal.topic") String topic,
            @ConfigProperty(name = "xinshou.decision.silence") Duration longestSilence) {
        this.followers = followers;
        this.everybody = everybody;
        this.budget = budget;
        this.versions = versions;
        this.policies = policies;
        this.clock = clock;
        this.topic = topic;
        this.longestSilence = longestSilence;
    }

    void onStart(@Observes @Priority(AFTER_POLICIES) StartupEvent event) {
        follower = followers.follow(topic, HEARD, this::load, this::hear);
    }

    /** Whether everybody is known and the topic was read to its end at least once. */
    boolean isReady() {
        var following = follower;
        return following != null && following.caughtUp() && known != null;
    }

    /** Whether nothing can have been missed for longer than the bound. */
    boolean isFollowed() {
        var following = follower;
        return following != null
                && known != null
                && following
                        .silence()
                        .filter(silence -> silence.compareTo(longestSilence) <= 0)
                        .isPresent();
    }

    /** Whether nothing can have been missed, and what is known is written down in terms of these versions. */
    boolean isTrusted(Versions versions) {
        return isFollowed() && speaks(versions);
    }

    /** @return whether the person is known; to be believed only while {@link #isTrusted} */
    boolean read(UUID subject, Row into) {
        var now = known;
        return now != null
                && into.words.length == now.people().rowWords()
                && now.people().read(subject.getMostSignificantBits(), subject.getLeastSignificantBits(), into);
    }

    /**
     * Until when the person is not to be asked about the purpose again; what changed in it since lifts that (PIPL 14(2)).
     *
     * @param now milliseconds since 1970
     */
    @Nullable
    Instant mayAskAgainAt(UUID subject, Course course, int current, long now) {
        var knowledge = known;
        var entry = knowledge == null
                ? 0
                : knowledge
                        .askAgain()
                        .find(subject.getMostSignificantBits(), subject.getLeastSignificantBits(), course.place());
        var until = AskAgain.until(entry);
        var version = AskAgain.version(entry);
        return until <= now || version == 0 || course.terms(version, current) < current
                ? null
                : Instant.ofEpochMilli(until);
    }

    int size() {
        var now = known;
        return now == null ? 0 : now.people().size();
    }

    /** Takes in what is committed. An older standing than the known one changes nothing. */
    void learn(@Observes(during = TransactionPhase.AFTER_SUCCESS) Standing standing) {
        afterLoading(fresh -> fresh.take(standing, budget, clock.instant()));
        var now = known;
        if (now != null && speaks(versions.all())) {
            Objects.requireNonNull(known).take(standing, budget, clock.instant());
        }
    }

    /** Takes in that somebody has a device, which is committed. */
    void learn(@Observes(during = TransactionPhase.AFTER_SUCCESS) Linked linked) {
        learnLinked(linked.subject());
    }

    /**
     * Whether a person may have linked a device. True as well where that cannot be known: then the database has to be asked.
     */
    boolean mayHaveDevices(UUID subject) {
        var now = known;
        return now == null
                || !isFollowed()
                || now.linked().contains(subject.getMostSignificantBits(), subject.getLeastSignificantBits());
    }

    private void learnLinked(UUID subject) {
        Consumer<Knowledge> add =
                into -> into.linked().add(subject.getMostSignificantBits(), subject.getLeastSignificantBits());
        afterLoading(add);
        var now = known;
        if (now != null) {
            add.accept(now);
        }
    }

    /** What becomes true while everybody is read would be missing in what was read. */
    private void afterLoading(Consumer<Knowledge> change) {
        synchronized (turn) {
            if (meanwhile != null) {
                meanwhile.add(change);
            }
        }
    }

    /**
     * Whether rows are written in terms of these versions. Versions that only follow the known ones are taken over at once; for any
     * others everything is read anew, and memory does not do until then.
     */
    private boolean speaks(Versions now) {
        var before = known;
        if (before == null || before.encoding().versions() == now) {
            return before != null;
        }
        synchronized (turn) {
            var same = Objects.requireNonNull(known);
            var next = new Encoding(now);
            if (now.continues(same.encoding().versions())
                    && next.words() == same.people().rowWords()) {
                known = new Knowledge(same.people(), same.askAgain(), same.linked(), next);
                return true;
            }
            if (awaited != now) {
                awaited = now;
                restart();
            }
            return false;
        }
    }

    private void restart() {
        var following = follower;
        if (following != null) {
            following.close();
        }
        follower = followers.follow(topic, HEARD, this::load, this::hear);
    }

    private void load() {
        synchronized (turn) {
            meanwhile = new ArrayList<>();
        }
        try {
            var from = System.nanoTime();
            policies.refresh();
            var fresh = everybody.load(new Encoding(versions.all()));
            synchronized (turn) {
                Objects.requireNonNull(meanwhile).forEach(change -> change.accept(fresh));
                meanwhile = null;
                known = fresh;
            }
            LOG.infof("%d people known after %d ms", fresh.people().size(), (System.nanoTime() - from) / 1_000_000);
        } catch (SQLException e) {
            throw new IllegalStateException("the consents cannot be read", e);
        }
    }

    private void hear(ReceivedEvent event) {
        switch (event.type()) {
            case FACTS + "consent-granted.v1" -> {
                var fact = event.read(ConsentFact.class);
                change(
                        fact.subject(),
                        fact.revision(),
                        fact.policyVersion(),
                        (encoding, row) -> encoding.granted(row, fact.purpose(), fact.policyVersion(), fact.expires()));
            }
            case FACTS + "consent-refused.v1" -> {
                var fact = event.read(ConsentFact.class);
                answered(fact, ConsentState.REFUSED);
                change(
                        fact.subject(),
                        fact.revision(),
                        fact.policyVersion(),
                        (encoding, row) -> encoding.refused(row, fact.purpose(), fact.policyVersion()));
            }
            case FACTS + "consent-withdrawn.v1" -> end(event, Row.Mark.WITHDRAWN);
            case FACTS + "consent-expired.v1" -> end(event, Row.Mark.EXPIRED);
            case FACTS + "policy-decided.v1" -> {
                var fact = event.read(PolicyFact.class);
                change(
                        fact.subject(),
                        fact.revision(),
                        fact.version(),
                        (encoding, row) -> encoding.decided(
                                row, fact.version(), fact.decision().equals("accept"), fact.governing()));
            }
            case FACTS + "guardian-missing.v1" -> {
                var fact = event.read(GuardianFact.class);
                change(
                        fact.subject(),
                        fact.revision(),
                        null,
                        (encoding, row) -> fact.purposes()
                                .forEach(purpose -> encoding.ended(row, purpose, Row.Mark.GUARDIAN_MISSING)));
            }
            case FACTS + "person-changed.v1" -> {
                var fact = event.read(PersonFact.class);
                change(fact.subject(), fact.revision(), null, (encoding, row) -> encoding.changed(row, fact.change()));
            }
            case FACTS + "device-linked.v1" ->
                learnLinked(event.read(LinkFact.class).subject());
            case FACTS + "policy-published.v1" -> {
                policies.refresh();
                speaks(versions.all());
            }
            default -> {
                // What is not named above is not handed over.
            }
        }
    }

    private void end(ReceivedEvent event, Row.Mark mark) {
        var fact = event.read(ConsentFact.class);
        answered(fact, ConsentState.valueOf(mark.name()));
        change(
                fact.subject(),
                fact.revision(),
                fact.policyVersion(),
                (encoding, row) -> encoding.ended(row, fact.purpose(), mark));
    }

    private void answered(ConsentFact fact, ConsentState state) {
        var now = known;
        if (now != null) {
            now.answered(
                    fact.subject().getMostSignificantBits(),
                    fact.subject().getLeastSignificantBits(),
                    now.encoding().place(fact.purpose()),
                    state,
                    fact.at().toEpochMilli(),
                    budget,
                    clock.instant());
        }
    }

    private void change(UUID subject, long revision, @Nullable String version, BiConsumer<Encoding, Row> change) {
        var now = known;
        if (now == null) {
            return;
        }
        if (!now.encoding().knows(version)) {
            // A fact may overtake the word of the version it rests on: they have different keys.
            policies.refresh();
        }
        if (speaks(versions.all())) {
            var same = Objects.requireNonNull(known);
            same.people()
                    .change(
                            subject.getMostSignificantBits(),
                            subject.getLeastSignificantBits(),
                            revision,
                            row -> change.accept(same.encoding(), row));
        }
    }
}
