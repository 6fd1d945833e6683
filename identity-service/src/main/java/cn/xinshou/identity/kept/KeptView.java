package cn.xinshou.identity.kept;

import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.sealing.KeptKeys;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What officers see of a record without opening it. */
@ApplicationScoped
class KeptView {

    private static final String REASON = "kept-access-reason";

    /** @param accesses who asked to read it; left out in lists */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Kept(
            UUID id,
            UUID subject,
            String duty,
            Instant keptAt,
            Instant until,
            @Nullable List<Access> accesses) {

        static Kept of(KeptRecord record) {
            return new Kept(record.id(), record.subject(), record.duty(), record.keptAt(), record.keptUntil(), null);
        }
    }

    /** @param reason for the officer who decides; left out where it was just given */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Access(
            UUID id,
            UUID record,
            AccessState state,
            @Nullable String reason,
            String askedBy,
            Instant askedAt,
            Instant expiresAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant readAt) {

        static Access of(KeptAccess access, Instant now) {
            return of(access, null, now);
        }

        private static Access of(KeptAccess access, @Nullable String reason, Instant now) {
            return new Access(
                    access.id(),
                    access.keptRecord(),
                    access.state(now),
                    reason,
                    access.askedBy(),
                    access.askedAt(),
                    access.expiresAt(),
                    access.decidedBy(),
                    access.decidedAt(),
                    access.readAt());
        }

        @Override
        public String toString() {
            return "Access[" + id + ", " + state + "]";
        }
    }

    private final KeptRecords records;
    private final KeptAccesses accesses;
    private final KeptKeys keys;
    private final Readings readings;

    KeptView(KeptRecords records, KeptAccesses accesses, KeptKeys keys, Readings readings) {
        this.records = records;
        this.accesses = accesses;
        this.keys = keys;
        this.readings = readings;
    }

    /** With the reasons of those who asked, which speak of the person: reading them is a read. */
    @Transactional
    Kept one(UUID id, Actor reader) {
        var record = records.get(id);
        var seal = keys.open(record.id(), record.keyId(), record.wrapped());
        var now = records.now();
        var asked = accesses.of(id).stream()
                .map(access -> Access.of(
                        access,
                        new String(seal.open(access.reason(), place(access.id())), StandardCharsets.UTF_8),
                        now))
                .toList();
        if (!asked.isEmpty()) {
            readings.note(
                    record.subject(),
                    List.of(REASON),
                    new Why(record.duty(), id.toString(), null, false, null),
                    reader);
        }
        return new Kept(record.id(), record.subject(), record.duty(), record.keptAt(), record.keptUntil(), asked);
    }

    /** Where the reason of an access belongs. */
    static String place(UUID access) {
        return "kept-access/" + access;
    }
}
