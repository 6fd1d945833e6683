package cn.xinshou.consent.decision;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;

/** Writes down refusals that were summed up. */
@ApplicationScoped
class RecordDenials {

    private final Journal journal;
    private final Clock clock;

    RecordDenials(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void record(Map<Denials.Kind, Long> denials) {
        var now = clock.instant();
        // The journal locks per person: one order for all replicas, or two of them could wait for each other.
        denials.entrySet().stream()
                .sorted(Comparator.comparing(denial -> denial.getKey().subject()))
                .forEach(denial -> {
                    var kind = denial.getKey();
                    journal.append(new DecisionEvent.UseDenied(
                            kind.subject(),
                            kind.purpose(),
                            kind.reason(),
                            kind.reason().promise(),
                            denial.getValue(),
                            now));
                });
    }
}
