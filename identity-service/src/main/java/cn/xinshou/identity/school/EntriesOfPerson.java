package cn.xinshou.identity.school;

import cn.xinshou.identity.copy.HeldSchoolEntries;
import cn.xinshou.identity.copy.PersonalCopy;
import cn.xinshou.identity.delegation.Delegations;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@ApplicationScoped
class EntriesOfPerson implements HeldSchoolEntries {

    private final SchoolEntries entries;
    private final Delegations delegations;
    private final SealedEntries sealed;
    private final Clock clock;

    EntriesOfPerson(SchoolEntries entries, Delegations delegations, SealedEntries sealed, Clock clock) {
        this.entries = entries;
        this.delegations = delegations;
        this.sealed = sealed;
        this.clock = clock;
    }

    @Override
    public List<PersonalCopy.SchoolEntry> of(UUID subject) {
        var now = clock.instant();
        return entries.list("subject = ?1 order by enteredAt, id", subject).stream()
                .map(entry -> held(entry, now))
                .toList();
    }

    private PersonalCopy.SchoolEntry held(SchoolEntry entry, Instant now) {
        var delegation = delegations.one(entry.delegation());
        var state = entry.state(now);
        Map<Item, JsonNode> open = state == EntryState.WAITING ? sealed.open(entry) : Map.of();
        var values = new TreeMap<String, JsonNode>();
        open.forEach((item, value) -> values.put(item.word(), value));
        return new PersonalCopy.SchoolEntry(
                entry.enteredAt(),
                entry.id(),
                delegation.school(),
                delegation.schoolName(),
                delegation.exam(),
                delegation.purpose(),
                entry.enteredBy(),
                state.word(),
                entry.items(),
                values,
                entry.confirmed(),
                entry.decidedAt());
    }
}
