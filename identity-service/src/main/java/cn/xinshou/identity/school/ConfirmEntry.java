package cn.xinshou.identity.school;

import cn.xinshou.identity.delegation.Delegations;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.AdoptItems;
import cn.xinshou.identity.profile.Source;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** The candidate says that what a school entered is right, all or some of it. The rest is erased. */
@ApplicationScoped
class ConfirmEntry {

    private final SchoolEntries entries;
    private final Delegations delegations;
    private final SealedEntries sealed;
    private final AdoptItems adopt;
    private final Seals seals;
    private final Journal journal;
    private final Clock clock;

    ConfirmEntry(
            SchoolEntries entries,
            Delegations delegations,
            SealedEntries sealed,
            AdoptItems adopt,
            Seals seals,
            Journal journal,
            Clock clock) {
        this.entries = entries;
        this.delegations = delegations;
        this.sealed = sealed;
        this.adopt = adopt;
        this.seals = seals;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param items permitted by consent-service
     * @return the version of the profile that holds them
     */
    @Transactional
    long confirm(UUID id, UUID subject, Set<Item> items, Actor actor) {
        seals.hold(subject);
        var entry = entries.hold(id, subject);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entry.requireWaiting(now);
        var purpose = delegations.one(entry.delegation()).purpose();

        var values = sealed.open(entry);
        values.keySet().retainAll(items);
        var version = adopt.adopt(subject, purpose, values, actor, new Source(entry.enteredBy(), id));

        journal.append(entry.confirm(subject, items, purpose, now));
        return version;
    }
}
