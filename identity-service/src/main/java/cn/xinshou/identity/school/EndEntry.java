package cn.xinshou.identity.school;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** Erases what nobody confirmed, and says so. */
@ApplicationScoped
class EndEntry {

    private final SealedEntries sealed;
    private final Journal journal;

    EndEntry(SealedEntries sealed, Journal journal) {
        this.sealed = sealed;
        this.journal = journal;
    }

    @Transactional(TxType.MANDATORY)
    public void end(SchoolEntry entry, EntryState why, Instant at) {
        if (entry.subject() == null) {
            sealed.destroyOwnKey(entry.id());
        }
        journal.append(entry.end(why, at));
    }
}
