package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class ReviewEmergency {

    private final EmergencyAccesses accesses;
    private final Seals seals;
    private final Caller caller;
    private final Clock clock;
    private final Journal journal;

    ReviewEmergency(EmergencyAccesses accesses, Seals seals, Caller caller, Clock clock, Journal journal) {
        this.accesses = accesses;
        this.seals = seals;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    EmergencyAccess review(UUID id, boolean justified, String words) {
        var access = accesses.lock(id);
        // The person may be erased by now; the judgement stays, the words about them do not.
        var sealed = seals.of(access.subject())
                .map(seal -> seal.close(words.getBytes(StandardCharsets.UTF_8), EmergencyAccess.place(id, "review")))
                .orElse(null);

        var reviewed =
                access.review(justified, sealed, caller.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));

        journal.append(reviewed);
        return access;
    }
}
