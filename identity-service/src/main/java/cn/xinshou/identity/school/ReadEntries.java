package cn.xinshou.identity.school;

import cn.xinshou.identity.delegation.Delegation;
import cn.xinshou.identity.delegation.Delegations;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What schools entered about a person, as that person is shown it. A read like any other. */
@ApplicationScoped
class ReadEntries {

    /** An entry with its values, while they are there. */
    record Open(SchoolEntry entry, Delegation delegation, Map<Item, JsonNode> values, EntryState state) {

        @Override
        public String toString() {
            return "Open[" + entry.id() + "]";
        }
    }

    private final SchoolEntries entries;
    private final Delegations delegations;
    private final SealedEntries sealed;
    private final Readings readings;
    private final Clock clock;

    ReadEntries(SchoolEntries entries, Delegations delegations, SealedEntries sealed, Readings readings, Clock clock) {
        this.entries = entries;
        this.delegations = delegations;
        this.sealed = sealed;
        this.readings = readings;
        this.clock = clock;
    }

    /** Newest first, behind the given place. */
    @Transactional
    List<Open> read(UUID subject, Instant before, UUID id, int limit, Actor reader) {
        return note(subject, entries.of(subject, before, id, limit), reader);
    }

    @Transactional
    Open one(UUID subject, UUID id, Actor reader) {
        return note(subject, List.of(entries.one(id, subject)), reader).getFirst();
    }

    private List<Open> note(UUID subject, List<SchoolEntry> found, Actor reader) {
        var under = delegations.of(found.stream().map(SchoolEntry::delegation).toList());
        var now = clock.instant();
        var seen = new LinkedHashSet<String>();
        var opened = found.stream()
                .map(entry -> {
                    var state = entry.state(now);
                    Map<Item, JsonNode> values = state == EntryState.WAITING ? sealed.open(entry) : Map.of();
                    values.keySet().forEach(item -> seen.add(item.word()));
                    var delegation = under.get(entry.delegation());
                    return new Open(
                            entry,
                            delegation == null ? delegations.one(entry.delegation()) : delegation,
                            values,
                            state);
                })
                .toList();
        readings.note(subject, seen, Why.ownRight(), reader);
        return opened;
    }
}
