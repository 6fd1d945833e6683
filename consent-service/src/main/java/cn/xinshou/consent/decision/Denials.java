package cn.xinshou.consent.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.xinshou.consent.consent.Versions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refusals since they were last written down, summed up beside the requests. Bounded: whoever asks in vain fills no memory. What finds the
 * sum full is counted, and said with the next fact that is written.
 */
@ApplicationScoped
class Denials {

    /**
     * @param items asked for that some version of the policy names, in the order of the alphabet
     * @param otherItems how many more were asked for. Their names are not kept: a caller could have put anything there, a person's data too
     */
    record Kind(
            UUID subject,
            String purpose,
            @Nullable String recipient,
            List<String> items,
            int otherItems,
            Reason reason) {

        static Kind of(Question question, Reason reason, Versions versions) {
            var named = question.items().stream()
                    .filter(item -> versions.policies().stream().anyMatch(policy -> policy.names(item)))
                    .sorted()
                    .toList();
            return new Kind(
                    question.subject(),
                    question.purpose(),
                    question.recipient(),
                    named,
                    question.items().size() - named.size(),
                    reason);
        }

        int weight() {
            return 1 + items.size();
        }
    }

    /** @param unrecorded refusals that found the sum full, so that nobody knows any more whom they were about */
    record Taken(Map<Kind, Long> counts, long unrecorded) {}

    private final ConcurrentHashMap<Kind, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong weight = new AtomicLong();
    private final AtomicLong unrecorded = new AtomicLong();
    private final int capacity;
    private final Counter overflow;

    Denials(@ConfigProperty(name = "xinshou.decision.denials.capacity") int capacity, MeterRegistry metrics) {
        this.capacity = capacity;
        this.overflow = Counter.builder("xinshou.decision.denials.unrecorded")
                .description("Refusals that found the sum full and are only counted")
                .register(metrics);
    }

    void note(Question question, Reason reason, Versions versions) {
        note(Kind.of(question, reason, versions), 1);
    }

    /** Of a question whose answer is yes: the items that are not part of it were refused. */
    void note(Question question, List<RefusedItem> refused, Versions versions) {
        refused.stream()
                .collect(groupingBy(RefusedItem::reason, mapping(RefusedItem::item, toList())))
                .forEach((reason, items) -> note(question.about(items), reason, versions));
    }

    private void note(Kind kind, long times) {
        if (weight.get() + kind.weight() > capacity && !counts.containsKey(kind)) {
            overflow.increment(times);
            unrecorded.addAndGet(times);
            return;
        }
        counts.compute(kind, (same, count) -> {
            var sum = count == null ? new AtomicLong() : count;
            if (count == null) {
                weight.addAndGet(kind.weight());
            }
            sum.addAndGet(times);
            return sum;
        });
    }

    /** Takes at most that many kinds out; what is noted meanwhile is kept for the next time. */
    Taken take(int limit) {
        var taken = new HashMap<Kind, Long>();
        for (var kind : counts.keySet()) {
            if (taken.size() == limit) {
                break;
            }
            var count = counts.remove(kind);
            if (count != null) {
                weight.addAndGet(-kind.weight());
                taken.put(kind, count.get());
            }
        }
        return new Taken(taken, taken.isEmpty() ? 0 : unrecorded.getAndSet(0));
    }

    /** Puts back what could not be written down. */
    void giveBack(Taken taken) {
        taken.counts().forEach(this::note);
        unrecorded.addAndGet(taken.unrecorded());
    }
}
