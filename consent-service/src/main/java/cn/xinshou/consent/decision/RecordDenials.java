package cn.xinshou.consent.decision;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Writes down refusals that were summed up, all of them by one statement. */
@ApplicationScoped
class RecordDenials {

    private final Journal journal;
    private final Clock clock;

    RecordDenials(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void record(Denials.Taken denials) {
        var now = clock.instant();
        // The journal locks per person: one order for all replicas, or two of them could wait for each other.
        var sorted = denials.counts().entrySet().stream()
                .sorted(Comparator.comparing(denial -> denial.getKey().subject()))
                .toList();
        journal.appendAll(IntStream.range(0, sorted.size())
                .mapToObj(i ->
                        fact(sorted.get(i).getKey(), sorted.get(i).getValue(), i == 0 ? denials.unrecorded() : 0, now))
                .toList());
    }

    private static DecisionEvent.UseDenied fact(Denials.Kind kind, long count, long unrecorded, Instant now) {
        return new DecisionEvent.UseDenied(
                kind.subject(),
                kind.purpose(),
                kind.recipient(),
                kind.items(),
                kind.otherItems(),
                kind.reason(),
                kind.reason().promise(),
                count,
                unrecorded,
                now);
    }
}
