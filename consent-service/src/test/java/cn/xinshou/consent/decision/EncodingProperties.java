package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.policy.KnownPolicies;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** A replica that follows fact by fact knows the same as one that reads the database afterwards. */
class EncodingProperties {

    private static final List<String> VERSIONS = List.of("v1", "v2", "v3");
    private static final List<String> PURPOSES = List.of("exam-news", "corroboration", "admission-photo");

    /** What a person decides about a version; to refuse or withdraw is not to decide about it. */
    private static final Set<Kind> DECISIONS = EnumSet.of(Kind.GRANT, Kind.ACCEPT, Kind.DECLINE);

    private final Encoding encoding = new Encoding(Versions.of(new KnownPolicies("v1", "v2", "v3").all()));

    /** An act; versions come into force one after the other, so a later act never names an older one. */
    record Act(int version, String purpose, Kind kind) {}

    enum Kind {
        GRANT,
        REFUSE,
        WITHDRAW,
        ACCEPT,
        DECLINE
    }

    @Property(tries = 1_000)
    void followingAndReadingLeadToTheSameRow(@ForAll("acts") List<Act> acts) {
        var followed = encoding.blank();
        var person = new Person();
        acts.stream().sorted(java.util.Comparator.comparingInt(Act::version)).forEach(act -> {
            person.act(act);
            follow(followed, act, person);
        });

        var read = encoding.blank();
        encoding.pack(person.standing(), read, 0);

        assertThat(followed.governing()).isEqualTo(read.governing());
        assertThat(followed.newest()).isEqualTo(read.newest());
        assertThat(followed.declined()).isEqualTo(read.declined());
        assertThat(followed.held()).isEqualTo(read.held());
        for (var purpose : PURPOSES) {
            var place = encoding.place(purpose);
            assertThat(followed.mark(place)).as(purpose).isEqualTo(read.mark(place));
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2), Arbitraries.of(PURPOSES), Arbitraries.of(Kind.class))
                .as(Act::new)
                .list()
                .ofMaxSize(12);
    }

    @Example
    void aDeclineOfANewerVersionLeavesOlderGrantsAlone() {
        var row = encoding.blank();
        encoding.granted(row, "exam-news", "v1", null);
        encoding.decided(row, "v2", false, "v1");

        assertThat(row.mark(encoding.place("exam-news"))).isEqualTo(Row.Mark.GRANTED_EARLIER);
        assertThat(row.declined()).isTrue();
    }

    @Example
    void whatRestedOnADeclinedVersionIsOverWhateverIsDecidedLater() {
        var row = encoding.blank();
        encoding.granted(row, "exam-news", "v1", null);
        encoding.decided(row, "v1", false, "v1");
        encoding.decided(row, "v2", false, "v1");
        encoding.granted(row, "corroboration", "v3", null);

        assertThat(row.mark(encoding.place("exam-news"))).isEqualTo(Row.Mark.SUPERSEDED);
    }

    private void follow(Row row, Act act, Person person) {
        var version = VERSIONS.get(act.version());
        switch (act.kind()) {
            case GRANT -> encoding.granted(row, act.purpose(), version, null);
            case REFUSE -> encoding.refused(row, act.purpose(), version);
            case WITHDRAW -> encoding.ended(row, act.purpose(), Row.Mark.WITHDRAWN);
            case ACCEPT -> encoding.decided(row, version, true, version);
            case DECLINE -> encoding.decided(row, version, false, Objects.requireNonNull(person.governing));
        }
    }

    /** What the database would hold, said as plainly as possible. */
    private static final class Person {

        private final Map<String, Standing.Held> consents = new HashMap<>();
        private @Nullable String governing;
        private @Nullable String newest;
        private boolean declined;
        private boolean held;

        void act(Act act) {
            var version = VERSIONS.get(act.version());
            if (declined && !version.equals(newest) && DECISIONS.contains(act.kind())) {
                consents.replaceAll((purpose, one) -> one.state() == ConsentState.GRANTED
                                && one.policyVersion().equals(newest)
                        ? held(purpose, ConsentState.SUPERSEDED, one.policyVersion())
                        : one);
            }
            switch (act.kind()) {
                case GRANT -> {
                    hold(act.purpose(), ConsentState.GRANTED, version);
                    declined &= version.equals(newest);
                    newest = version;
                    meet(version);
                }
                case REFUSE -> {
                    meet(version);
                    hold(act.purpose(), ConsentState.REFUSED, version);
                }
                case WITHDRAW -> hold(act.purpose(), ConsentState.WITHDRAWN, version);
                case ACCEPT -> {
                    governing = version;
                    newest = version;
                    declined = false;
                    held = false;
                }
                case DECLINE -> {
                    newest = version;
                    declined = true;
                    held = true;
                    meet(version);
                }
            }
        }

        private void meet(String version) {
            governing = governing == null ? version : governing;
        }

        private void hold(String purpose, ConsentState state, String version) {
            consents.put(purpose, held(purpose, state, version));
        }

        private static Standing.Held held(String purpose, ConsentState state, String version) {
            return new Standing.Held(purpose, state, version, Instant.EPOCH, null, false);
        }

        Standing standing() {
            return new Standing(
                    UUID.randomUUID(),
                    1,
                    governing,
                    newest,
                    declined,
                    held,
                    false,
                    false,
                    List.copyOf(consents.values()));
        }
    }
}
