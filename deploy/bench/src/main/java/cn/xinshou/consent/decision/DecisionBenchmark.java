package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.policy.ShippedPolicy;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A person is looked up among a million and the rules are applied; every question is about somebody else. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class DecisionBenchmark {

    private static final int PEOPLE = 1_000_000;
    private static final int QUESTIONS = 1 << 16;
    private static final String VERSION = "2025-01-01";
    private static final List<String> PURPOSES = List.of("exam-registration", "exam-news", "mail-tracking");

    private Rules rules;
    private DecisionTable table;
    private Row row;
    private Question[] questions;
    private long now;
    private int at;

    @Setup
    public void fill() {
        var versions = Versions.of(List.of(ShippedPolicy.of(VERSION)));
        var encoding = new Encoding(versions);
        rules = new Rules(versions, List.of(new Retention()));
        now = versions.policy(1).effectiveFrom().toEpochMilli() + 1;
        table = new DecisionTable(encoding.words(), PEOPLE);
        row = new Row(table.rowWords());
        var random = new SplittableRandom(1);
        questions = new Question[QUESTIONS];
        for (var i = 0; i < PEOPLE; i++) {
            var person = new UUID(random.nextLong(), random.nextLong());
            var purpose = PURPOSES.get(i % PURPOSES.size());
            row.clear();
            row.governing(1);
            row.newest(1);
            row.mark(encoding.place(purpose), i % 10 < 8 ? Row.Mark.GRANTED : Row.Mark.WITHDRAWN);
            row.revision(i + 1L);
            table.write(person.getMostSignificantBits(), person.getLeastSignificantBits(), row);
            if (i % (PEOPLE / QUESTIONS) == 0 && i / (PEOPLE / QUESTIONS) < QUESTIONS) {
                questions[i / (PEOPLE / QUESTIONS)] =
                        new Question(person, "use", purpose, null, List.of("phone"), null, null, null, 0, false);
            }
        }
    }

    @Benchmark
    public Object decide() {
        var question = questions[at++ & QUESTIONS - 1];
        var subject = question.subject();
        var known = table.read(subject.getMostSignificantBits(), subject.getLeastSignificantBits(), row);
        return Objects.requireNonNull(rules.decide(question, known ? row : null, 0, now));
    }
}
