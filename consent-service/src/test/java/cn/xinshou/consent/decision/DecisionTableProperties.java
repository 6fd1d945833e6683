package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** The table against a map that is obviously right, and against itself under many hands. */
class DecisionTableProperties {

    private static final int PURPOSES = 16;
    private static final int WORDS = Row.wordsFor(PURPOSES);
    // A row of many words takes long to write, so that a reader has a chance to come in between.
    private static final int WIDE = 200;

    /** What is done to the table: a whole row is written, or one mark changed. */
    record Step(long high, long low, long revision, int purpose, Row.Mark mark, boolean whole) {}

    record Id(long high, long low) {}

    record Model(long revision, Map<Integer, Row.Mark> marks) {}

    @Property(tries = 300)
    void rememberWhatAMapRemembers(@ForAll("steps") List<Step> steps) {
        var table = new DecisionTable(WORDS, 0);
        var model = new HashMap<Id, Model>();

        steps.forEach(step -> take(step, table, model));

        assertThat(table.size()).isEqualTo(model.size());
        model.forEach((id, expected) -> {
            var row = new Row(WORDS);
            assertThat(table.read(id.high(), id.low(), row)).isTrue();
            assertThat(row.revision()).isEqualTo(expected.revision());
            for (var purpose = 0; purpose < PURPOSES; purpose++) {
                assertThat(row.mark(purpose)).isEqualTo(expected.marks().getOrDefault(purpose, Row.Mark.NOT_ASKED));
            }
        });
        assertThat(table.read(77, 77, new Row(WORDS))).isFalse();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        // Few ids, so that they meet again; among them halves of zero.
        var half = Arbitraries.longs().between(0, 12);
        return Combinators.combine(
                        half,
                        half,
                        Arbitraries.longs().between(1, 40),
                        Arbitraries.integers().between(0, PURPOSES - 1),
                        Arbitraries.of(Row.Mark.class),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(400);
    }

    private static void take(Step step, DecisionTable table, Map<Id, Model> model) {
        var id = new Id(step.high(), step.low());
        var known = model.get(id);
        if (step.whole()) {
            var row = new Row(WORDS);
            row.mark(step.purpose(), step.mark());
            row.revision(step.revision());
            table.write(step.high(), step.low(), row);
            if (known == null || known.revision() <= step.revision()) {
                model.put(id, new Model(step.revision(), Map.of(step.purpose(), step.mark())));
            }
        } else {
            table.change(step.high(), step.low(), step.revision(), row -> row.mark(step.purpose(), step.mark()));
            if (known == null || known.revision() < step.revision()) {
                var marks = new HashMap<Integer, Row.Mark>(known == null ? Map.of() : known.marks());
                marks.put(step.purpose(), step.mark());
                model.put(id, new Model(step.revision(), marks));
            }
        }
    }

    @Property
    void everyPartOfARowKeepsToItself(
            @ForAll @IntRange(min = 0, max = 511) int governing,
            @ForAll @IntRange(min = 0, max = 511) int newest,
            @ForAll boolean declined,
            @ForAll boolean held,
            @ForAll boolean restricted,
            @ForAll boolean erased,
            @ForAll @LongRange(min = 0, max = (1L << 40) - 1) long revision,
            @ForAll @IntRange(min = 0, max = 39) int purpose,
            @ForAll Row.Mark mark) {
        var row = new Row(Row.wordsFor(40));

        row.mark(purpose, mark);
        row.revision(revision);
        row.expires(Instant.parse("2031-05-05T05:05:05Z").toEpochMilli());
        row.declined(declined);
        row.held(held);
        row.restricted(restricted);
        row.erased(erased);
        row.newest(newest);
        row.governing(governing);

        assertThat(row.governing()).isEqualTo(governing);
        assertThat(row.newest()).isEqualTo(newest);
        assertThat(row.declined()).isEqualTo(declined);
        assertThat(row.held()).isEqualTo(held);
        assertThat(row.restricted()).isEqualTo(restricted);
        assertThat(row.erased()).isEqualTo(erased);
        assertThat(row.revision()).isEqualTo(revision);
        for (var other = 0; other < 40; other++) {
            assertThat(row.mark(other)).isEqualTo(other == purpose ? mark : Row.Mark.NOT_ASKED);
        }
        assertThat(row.mayHaveExpired(Instant.parse("2031-05-05T04:59:59Z").toEpochMilli()))
                .isFalse();
        assertThat(row.mayHaveExpired(Instant.parse("2031-05-05T05:05:05Z").toEpochMilli()))
                .isTrue();
    }

    @Example
    void nobodySeesHalfARowWhileTheTableGrows() throws Exception {
        var table = new DecisionTable(Row.wordsFor(WIDE), 0);
        var done = new AtomicBoolean();
        var newcomers = 40_000;
        Callable<Long> reader = () -> {
            var torn = 0L;
            var row = new Row(Row.wordsFor(WIDE));
            while (!done.get()) {
                if (table.read(7, 7, row) && !isWhole(row)) {
                    torn++;
                }
            }
            return torn;
        };
        Callable<Void> writer = () -> {
            var row = new Row(Row.wordsFor(WIDE));
            for (var round = 1; round <= newcomers * 50; round++) {
                whole(row, round);
                table.write(7, 7, row);
                if (round % 50 == 0) {
                    table.write(round, -round, row);
                }
            }
            done.set(true);
            return null;
        };

        try (var threads = Executors.newFixedThreadPool(3)) {
            var readers = List.of(threads.submit(reader), threads.submit(reader));
            threads.submit(writer).get();
            for (var result : readers) {
                assertThat(result.get()).isZero();
            }
        }
        assertThat(table.size()).isEqualTo(newcomers + 1);
    }

    // In a whole row every place says the same as the revision.
    private static void whole(Row row, int revision) {
        row.clear();
        row.revision(revision);
        for (var word = 1; word < row.words.length; word++) {
            row.words[word] = revision;
        }
    }

    private static boolean isWhole(Row row) {
        for (var word = 1; word < row.words.length; word++) {
            if (row.words[word] != row.revision()) {
                return false;
            }
        }
        return true;
    }

    @Example
    void aPersonTakes48BytesAtMost() {
        assertThat((2 + Row.wordsFor(12)) * Long.BYTES / (0.82 / 1.15)).isLessThanOrEqualTo(48);
    }
}
