package cn.xinshou.identity.kept;

import cn.xinshou.identity.access.StaffAccess;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.sealing.KeptKeys;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ReadKeptRecord {

    /** @param content as it was handed over */
    record Opened(UUID record, UUID subject, String duty, byte[] content) {

        @Override
        public String toString() {
            return "Opened[" + record + "]";
        }
    }

    private final KeptRecords records;
    private final KeptAccesses accesses;
    private final StaffAccess staff;
    private final KeptKeys keys;
    private final Seals seals;
    private final Readings readings;
    private final Journal journal;

    ReadKeptRecord(
            KeptRecords records,
            KeptAccesses accesses,
            StaffAccess staff,
            KeptKeys keys,
            Seals seals,
            Readings readings,
            Journal journal) {
        this.records = records;
        this.accesses = accesses;
        this.staff = staff;
        this.keys = keys;
        this.seals = seals;
        this.readings = readings;
        this.journal = journal;
    }

    @Transactional
    Opened read(UUID keptRecord, UUID id, Actor reader) {
        var record = records.get(keptRecord);
        staff.requireTrained(reader, record.subject(), id.toString());
        var access = accesses.lock(keptRecord, id);
        var read = access.read(record, reader.id(), records.now());
        var content = keys.open(record.id(), record.keyId(), record.wrapped()).open(record.sealed(), record.place());

        // Of somebody who was erased no new row is written; the ledger has the fact.
        if (seals.holdIfThere(record.subject()).isPresent()) {
            readings.note(record.subject(), List.of("keptRecord"), new Why(record.duty(), id.toString()), reader);
        }
        journal.append(read);
        return new Opened(record.id(), record.subject(), record.duty(), content);
    }
}
