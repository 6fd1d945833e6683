package cn.xinshou.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Several loads of the same kind, taken in turns with another kind so that both meet the same weather. */
final class Series {

    /** A load that somebody is about to make. */
    interface Run {
        Wrk.Load run() throws InterruptedException;
    }

    private final List<Wrk.Load> loads = new ArrayList<>();
    private final LongSupplier cpu;
    private long cpuMillis;

    /** @param cpu processor time so far, in milliseconds, of everything that answers */
    Series(LongSupplier cpu) {
        this.cpu = cpu;
    }

    Series add(Run run) throws InterruptedException {
        var before = cpu.getAsLong();
        loads.add(run.run().sound());
        cpuMillis += cpu.getAsLong() - before;
        return this;
    }

    long requests() {
        return loads.stream().mapToLong(Wrk.Load::requests).sum();
    }

    double rate() {
        return requests() / loads.stream().mapToDouble(Wrk.Load::seconds).sum();
    }

    double cpuMicros() {
        return cpuMillis * 1000.0 / requests();
    }

    double p50() {
        return middle(loads.stream().map(Wrk.Load::p50Millis).toList());
    }

    double p99() {
        return middle(loads.stream().map(Wrk.Load::p99Millis).toList());
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
