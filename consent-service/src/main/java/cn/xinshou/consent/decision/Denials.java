package cn.xinshou.consent.decision;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refusals since they were last written down, summed up beside the requests. Bounded: whoever asks in vain fills no memory. */
@ApplicationScoped
class Denials {

    record Kind(UUID subject, String purpose, Reason reason) {}

    private final ConcurrentHashMap<Kind, AtomicLong> counts = new ConcurrentHashMap<>();
    private final int capacity;
    private final Counter unrecorded;

    Denials(@ConfigProperty(name = "xinshou.decision.denials.capacity") int capacity, MeterRegistry metrics) {
        this.capacity = capacity;
        this.unrecorded = Counter.builder("xinshou.decision.denials.unrecorded")
                .description("Refusals that found the sum full and were not written down")
                .register(metrics);
    }

    void note(UUID subject, String purpose, Reason reason) {
        note(new Kind(subject, purpose, reason), 1);
    }

    private void note(Kind kind, long times) {
        if (counts.size() >= capacity && !counts.containsKey(kind)) {
            unrecorded.increment(times);
            return;
        }
        counts.compute(kind, (same, count) -> {
            var sum = count == null ? new AtomicLong() : count;
            sum.addAndGet(times);
            return sum;
        });
    }

    /** Takes at most that many kinds out; what is noted meanwhile is kept for the next time. */
    Map<Kind, Long> take(int limit) {
        var taken = new HashMap<Kind, Long>();
        for (var kind : counts.keySet()) {
            if (taken.size() == limit) {
                break;
            }
            var count = counts.remove(kind);
            if (count != null) {
                taken.put(kind, count.get());
            }
        }
        return taken;
    }

    /** Puts back what could not be written down. */
    void giveBack(Map<Kind, Long> taken) {
        taken.forEach(this::note);
    }
}
