package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.AgeBand;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.UUID;

/** Time moves a person into another age band. */
@ApplicationScoped
class NoteBirthday {

    private final Profiles profiles;
    private final Seals seals;
    private final SealedItems sealed;
    private final Journal journal;
    private final Clock clock;

    NoteBirthday(Profiles profiles, Seals seals, SealedItems sealed, Journal journal, Clock clock) {
        this.profiles = profiles;
        this.seals = seals;
        this.sealed = sealed;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void note(UUID subject, LocalDate today) {
        // Somebody whose key was destroyed has no seal, and must not get another by being looked at.
        if (seals.of(subject).isEmpty()) {
            return;
        }
        var seal = seals.hold(subject);
        var profile = profiles.of(subject).orElseThrow();
        var values = new EnumMap<Item, JsonNode>(Item.class);
        profile.items().forEach((item, held) -> {
            if (AgeBand.SOURCES.contains(item)) {
                values.put(item, sealed.open(seal, item, held.sealed()));
            }
        });
        AgeBand.of(values, today)
                .filter(band -> band != profile.ageBand())
                .map(band -> profile.comeOfAge(band, clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .ifPresent(journal::append);
    }

    @Transactional
    void done(LocalDate day) {
        profiles.noteLook(day);
    }
}
