package cn.xinshou.bench;

import cn.xinshou.consent.decision.DecisionBenchmark;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The decision itself, without the exchange around it. */
final class DecisionMemoryRow implements Row {

    @Override
    public String name() {
        return "decision-memory";
    }

    @Override
    public String question() {
        return "table read and rules, 1 M people, by JMH";
    }

    @Override
    public List<Finding> measure(Lab lab) throws Exception {
        var options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(2)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-XX:+UseParallelGC", "-Xms512m", "-Xmx512m")
                .addProfiler(GCProfiler.class)
                .output(lab.log("jmh").toString())
                .build();
        var result = new Runner(options).runSingle();
        var allocated = Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
        return List.of(
                Finding.figure("one decision", result.getPrimaryResult().getScore(), "ns", Bar.atMost(300, "ns")),
                Finding.figure("allocated by it", allocated.getScore(), "B", Bar.atMost(0.5, "B")));
    }
}
