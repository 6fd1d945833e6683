package cn.xinshou.identity.kept;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends what has come to its end. */
@ApplicationScoped
class DropKeptRecords {

    private final KeptRecords records;
    private final Journal journal;

    DropKeptRecords(KeptRecords records, Journal journal) {
        this.records = records;
        this.journal = journal;
    }

    /**
     * Deletes records with their keys.
     *
     * @return how many; fewer than the limit if there are no more
     */
    @Transactional
    int drop(int limit) {
        var ended = records.ended(limit);
        var now = records.now();
        ended.forEach(record -> {
            records.delete(record);
            journal.append(record.dropped(now));
        });
        return ended.size();
    }
}
