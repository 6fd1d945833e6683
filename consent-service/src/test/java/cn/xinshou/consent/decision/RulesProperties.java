package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.decision.ReferenceModel.Act;
import cn.xinshou.consent.decision.ReferenceModel.Kind;
import cn.xinshou.consent.decision.ReferenceModel.Stated;
import cn.xinshou.consent.decision.ReferenceModel.Version;
import cn.xinshou.consent.policy.Editions;
import cn.xinshou.consent.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** For whatever was published and whatever a person did: memory and database answer as the model does. */
class RulesProperties {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final List<String> PURPOSES = List.of("account", "exam", "news", "photo");
    private static final List<String> ITEMS = List.of("name", "phone", "email");
    private static final List<String> RIGHTS = List.of("access", "copy");
    private static final UUID PERSON = UUID.fromString("0199a000-0000-7000-8000-000000000001");

    @Property(tries = 1_000)
    void memoryAndDatabaseAnswerAsTheModelDoes(
            @ForAll("histories") List<Version> published, @ForAll("acts") List<Act> acts) {
        var versions = versions(published);
        var encoding = new Encoding(versions);
        var rules = new Rules(versions, List.of());
        var model = new ReferenceModel(published);
        var followed = encoding.blank();
        acts.stream()
                .filter(act -> act.version() < published.size())
                .sorted(Comparator.comparingInt(Act::version))
                .forEach(act -> {
                    if (model.act(act)) {
                        follow(encoding, followed, act, model);
                    }
                });
        var read = encoding.blank();
        encoding.pack(standing(model), read, START.toEpochMilli());

        // Not only at the newest version: the same people were asked about while it was still to come.
        for (var current = Math.max(0, last(acts, published)); current < published.size(); current++) {
            for (var purpose : PURPOSES) {
                for (var item : ITEMS) {
                    check(rules, model, followed, read, purpose, item, current);
                }
                together(rules, model.isKnown() ? read : null, model.grantedOn(purpose) + 1, purpose, current);
            }
        }
    }

    private static void check(
            Rules rules, ReferenceModel model, Row followed, Row read, String purpose, String item, int current) {
        var question = new Question(PERSON, "use", purpose, null, List.of(item), null, null, null, 0, false);
        var now = at(current).toEpochMilli();
        var expected = model.answer(purpose, item, current);
        var memory = rules.decide(question, model.isKnown() ? followed : null, 0, now);
        var database =
                rules.decide(question, model.isKnown() ? read : null, Math.max(0, model.grantedOn(purpose) + 1), now);

        Statistics.label("from memory").collect(memory != null);
        Statistics.label("reason").collect(expected);
        Statistics.label("fell with a declined version").collect(model.fell(purpose));
        assertThat(database).as("database: %s/%s in %d", purpose, item, current).isEqualTo(expected);
        if (memory != null) {
            assertThat(memory).as("memory: %s/%s in %d", purpose, item, current).isEqualTo(expected);
        }
        assertThat(rules.governing(model.isKnown() ? followed : null, now)).isEqualTo(model.governing(current) + 1);
    }

    /** What is asked for beside other items is answered as by itself. */
    private static void together(Rules rules, @Nullable Row read, int granted, String purpose, int current) {
        var now = at(current).toEpochMilli();
        var question = new Question(PERSON, "use", purpose, null, ITEMS, null, null, null, 0, false);
        var whole = rules.decide(question, read, Math.max(0, granted), now);
        if (whole == null || !whole.yes()) {
            return;
        }
        var allowed = rules.allowed(question, read, Math.max(0, granted), now);
        Statistics.label("items of three").collect(allowed.size());
        for (var item : ITEMS) {
            assertThat(rules.decide(question.about(List.of(item)), read, Math.max(0, granted), now))
                    .as("%s/%s in %d", purpose, item, current)
                    .isEqualTo(
                            allowed.contains(item)
                                    ? whole
                                    : rules.refusal(question, item, read, Math.max(0, granted), now));
        }
    }

    private static void follow(Encoding encoding, Row row, Act act, ReferenceModel model) {
        var version = name(act.version());
        switch (act.kind()) {
            case GRANT -> encoding.granted(row, act.purpose(), version, null);
            case REFUSE -> encoding.refused(row, act.purpose(), version);
            case WITHDRAW -> encoding.ended(row, act.purpose(), Row.Mark.WITHDRAWN);
            case ACCEPT -> encoding.decided(row, version, true, name(model.governing(act.version())));
            case DECLINE -> encoding.decided(row, version, false, name(model.governing(act.version())));
        }
    }

    private static Standing standing(ReferenceModel model) {
        var held = new ArrayList<Standing.Held>();
        for (var purpose : PURPOSES) {
            var last = model.last(purpose);
            if (last != null) {
                held.add(new Standing.Held(
                        purpose,
                        model.fell(purpose) ? ConsentState.SUPERSEDED : state(last),
                        name(model.grantedOn(purpose)),
                        Instant.EPOCH,
                        null,
                        false));
            }
        }
        return new Standing(
                PERSON,
                1,
                nameOrNull(model.base()),
                model.newest() < 0 ? null : name(model.newest()),
                model.declined(),
                model.frozen(),
                false,
                false,
                held);
    }

    private static ConsentState state(Kind last) {
        return switch (last) {
            case GRANT -> ConsentState.GRANTED;
            case REFUSE -> ConsentState.REFUSED;
            default -> ConsentState.WITHDRAWN;
        };
    }

    private static int last(List<Act> acts, List<Version> published) {
        return acts.stream()
                .mapToInt(Act::version)
                .filter(version -> version < published.size())
                .max()
                .orElse(0);
    }

    private static Versions versions(List<Version> published) {
        var policies = new ArrayList<Policy>();
        for (var i = 0; i < published.size(); i++) {
            var version = published.get(i);
            var document = Editions.document(
                    name(i),
                    at(i),
                    shipped -> version.purposes().entrySet().stream()
                            .map(stated -> stated.getValue().core()
                                    ? Editions.core(
                                            stated.getKey(), stated.getValue().items())
                                    : Editions.additional(
                                            stated.getKey(), stated.getValue().items()))
                            .toList(),
                    shipped -> List.copyOf(version.rights()));
            policies.add(Editions.policy(i + 1, document));
        }
        return Versions.of(policies);
    }

    private static Instant at(int version) {
        return START.plusSeconds(86_400L * version);
    }

    private static String name(int version) {
        return "v" + (version + 1);
    }

    private static @Nullable String nameOrNull(@Nullable Integer version) {
        return version == null ? null : name(version);
    }

    @Provide
    Arbitrary<List<Version>> histories() {
        var items = Arbitraries.subsetOf(ITEMS).ofMinSize(1);
        var stated = Combinators.combine(Arbitraries.integers().between(0, 9), items)
                .as((kind, some) -> new Stated(kind < 2, some));
        var purposes = Arbitraries.maps(Arbitraries.of(PURPOSES), stated).ofMinSize(1);
        // Rights are seldom dropped, or nobody would ever be governed by anything new.
        var rights = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.just(Set.copyOf(RIGHTS))),
                net.jqwik.api.Tuple.of(1, Arbitraries.subsetOf(RIGHTS)));
        return Combinators.combine(purposes, rights)
                .as((some, few) -> new Version(new TreeMap<>(some), few))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(RulesProperties::calmed);
    }

    /** Every other version only repeats the one before, narrowed or with one more offer, as most versions do. */
    private static List<Version> calmed(List<Version> wild) {
        var calm = new ArrayList<Version>();
        for (var version : wild) {
            if (calm.size() % 2 == 1) {
                var before = calm.getLast();
                var purposes = new TreeMap<String, Stated>(before.purposes());
                version.purposes()
                        .forEach((id, stated) -> purposes.merge(
                                id, new Stated(false, stated.items()), (old, some) -> shared(old, some)));
                calm.add(new Version(purposes, before.rights()));
            } else {
                calm.add(version);
            }
        }
        return calm;
    }

    private static Stated shared(Stated old, Stated some) {
        var items = old.items().stream().filter(some.items()::contains).toList();
        return items.isEmpty() ? old : new Stated(old.core(), Set.copyOf(items));
    }

    /** Now and then a consent and at once the decline of what it rests on, or that would hardly ever happen. */
    @Provide
    Arbitrary<List<Act>> acts() {
        var versions = Arbitraries.integers().between(0, 4);
        var purposes = Arbitraries.of(PURPOSES);
        var any = Combinators.combine(versions, Arbitraries.of(Kind.class), purposes)
                .as((version, kind, purpose) -> List.of(new Act(version, kind, purpose)));
        var fallen = Combinators.combine(versions, purposes)
                .as((version, purpose) ->
                        List.of(new Act(version, Kind.GRANT, purpose), new Act(version, Kind.DECLINE, purpose)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, any), net.jqwik.api.Tuple.of(1, fallen))
                .list()
                .ofMaxSize(10)
                .map(acts -> acts.stream().flatMap(List::stream).toList());
    }
}
