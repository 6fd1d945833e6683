package cn.xinshou.identity.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Erases entries whose time is over. */
@ApplicationScoped
class ExpireEntries {

    private static final int BATCH = 200;

    private final SchoolEntries entries;
    private final EndEntry end;
    private final ClaimAttempts attempts;
    private final Clock clock;

    ExpireEntries(SchoolEntries entries, EndEntry end, ClaimAttempts attempts, Clock clock) {
        this.entries = entries;
        this.end = end;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** @return whether there may be more */
    @Transactional
    boolean expireSome() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var overdue = entries.holdOverdue(now, BATCH);
        overdue.forEach(entry -> end.end(entry, EntryState.EXPIRED, now));
        attempts.forget(now);
        return overdue.size() == BATCH;
    }
}
