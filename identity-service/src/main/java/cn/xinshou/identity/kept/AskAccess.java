package cn.xinshou.identity.kept;

import cn.xinshou.identity.sealing.KeptKeys;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

@ApplicationScoped
class AskAccess {

    private final KeptRecords records;
    private final KeptAccesses accesses;
    private final KeptKeys keys;
    private final KeptConfig config;
    private final Journal journal;

    AskAccess(KeptRecords records, KeptAccesses accesses, KeptKeys keys, KeptConfig config, Journal journal) {
        this.records = records;
        this.accesses = accesses;
        this.keys = keys;
        this.config = config;
        this.journal = journal;
    }

    /** @param reason in the officer's words; may name people and is sealed like the record */
    @Transactional
    KeptAccess ask(UUID keptRecord, String duty, String reason, String by) {
        var record = records.get(keptRecord);
        record.requireDuty(duty);
        var id = UUID.randomUUID();
        var sealed = keys.open(record.id(), record.keyId(), record.wrapped())
                .close(reason.getBytes(StandardCharsets.UTF_8), KeptView.place(id));
        var now = records.now();
        var access = new KeptAccess(id, record, sealed, by, now, now.plus(config.accessLasts()));

        accesses.persist(access);

        journal.append(access.asked(record));
        return access;
    }
}
