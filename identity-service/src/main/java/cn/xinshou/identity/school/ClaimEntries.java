package cn.xinshou.identity.school;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.sealing.BlindIndex;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A person says by exact ID number and name that entries of a school are about them. */
@ApplicationScoped
class ClaimEntries {

    private final SchoolEntries entries;
    private final SealedEntries sealed;
    private final ClaimAttempts attempts;
    private final OpenProfiles profiles;
    private final BlindIndex people;
    private final Seals seals;
    private final Journal journal;
    private final Clock clock;

    ClaimEntries(
            SchoolEntries entries,
            SealedEntries sealed,
            ClaimAttempts attempts,
            OpenProfiles profiles,
            BlindIndex people,
            Seals seals,
            Journal journal,
            Clock clock) {
        this.entries = entries;
        this.sealed = sealed;
        this.attempts = attempts;
        this.profiles = profiles;
        this.people = people;
        this.seals = seals;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * From then on they lie under the person's own key. Whoever has another ID number, or one that another profile has, gets the answer of
     * somebody who mistyped.
     *
     * @param who name and ID number, checked
     * @return how many there were; an attempt that finds none is counted
     * @throws cn.xinshou.frontdoor.problem.Problem TOO_MANY_REQUESTS after several that found none
     */
    @Transactional
    int claim(UUID subject, Map<Item, JsonNode> who) {
        // First, so that parallel guesses of one person are counted one after the other.
        var seal = seals.hold(subject);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        attempts.requireFew(subject, now);

        var found = mayBe(subject, who) ? matching(who, now) : List.<SchoolEntry>of();
        for (var entry : found) {
            var values = sealed.open(entry);
            sealed.destroyOwnKey(entry.id());
            journal.append(entry.claim(subject, sealed.close(seal, entry.id(), values), now));
        }

        if (found.isEmpty()) {
            attempts.note(subject, now);
        }
        return found.size();
    }

    private boolean mayBe(UUID subject, Map<Item, JsonNode> who) {
        var number = who.get(Item.ID_NUMBER);
        var own = profiles.of(subject)
                .map(profile -> profile.items().get(Item.ID_NUMBER))
                .map(held -> held.value());
        return number != null
                && own.map(number::equals).orElse(true)
                && people.find(Item.ID_NUMBER.word(), number.textValue()).stream()
                        .allMatch(subject::equals);
    }

    private List<SchoolEntry> matching(Map<Item, JsonNode> who, Instant now) {
        var number = who.get(Item.ID_NUMBER);
        return number == null
                ? List.of()
                : entries.holdUnclaimed(sealed.find(number.textValue())).stream()
                        .filter(entry -> entry.state(now) == EntryState.WAITING)
                        .filter(entry -> sealed.open(entry).entrySet().containsAll(who.entrySet()))
                        .toList();
    }
}
