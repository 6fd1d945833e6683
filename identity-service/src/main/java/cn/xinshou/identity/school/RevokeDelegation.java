package cn.xinshou.identity.school;

import cn.xinshou.identity.delegation.Delegations;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Ends a delegation before its time. What nobody has confirmed by then was entered on a trust that is gone, and is erased. */
@ApplicationScoped
class RevokeDelegation {

    private final Delegations delegations;
    private final EndEntry end;
    private final SchoolEntries entries;
    private final Journal journal;
    private final Clock clock;

    RevokeDelegation(Delegations delegations, EndEntry end, SchoolEntries entries, Journal journal, Clock clock) {
        this.delegations = delegations;
        this.end = end;
        this.entries = entries;
        this.journal = journal;
        this.clock = clock;
    }

    /** @return how many entries went with it */
    @Transactional
    int revoke(UUID id, String by) {
        var delegation = delegations.hold(id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!delegation.revoke(by, now)) {
            return 0;
        }

        var waiting = entries.holdWaiting(id);
        waiting.forEach(entry -> end.end(entry, EntryState.REVOKED, now));

        journal.append(delegation.revoked(waiting.size()));
        return waiting.size();
    }
}
