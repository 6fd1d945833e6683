package cn.xinshou.identity.kept;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

@ApplicationScoped
class DecideAccess {

    private final KeptRecords records;
    private final KeptAccesses accesses;
    private final Journal journal;

    DecideAccess(KeptRecords records, KeptAccesses accesses, Journal journal) {
        this.records = records;
        this.accesses = accesses;
        this.journal = journal;
    }

    @Transactional
    KeptAccess decide(UUID keptRecord, UUID id, boolean approve, String by) {
        var record = records.get(keptRecord);
        var access = accesses.lock(keptRecord, id);

        var decided = access.decide(record, approve, by, records.now());

        journal.append(decided);
        return access;
    }
}
