package cn.xinshou.identity.school;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The candidate wants none of it; it is erased. */
@ApplicationScoped
class RejectEntry {

    private final SchoolEntries entries;
    private final Journal journal;
    private final Clock clock;

    RejectEntry(SchoolEntries entries, Journal journal, Clock clock) {
        this.entries = entries;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void reject(UUID id, UUID subject) {
        var entry = entries.hold(id, subject);

        var rejected = entry.reject(clock.instant().truncatedTo(ChronoUnit.MICROS));

        journal.append(rejected);
    }
}
