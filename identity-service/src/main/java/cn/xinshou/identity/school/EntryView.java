package cn.xinshou.identity.school;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a school entered, and who did it.
 *
 * @param enteredBy the account of the member of staff
 * @param entered names of the items
 * @param items their values, while it waits
 * @param confirmed names of those that went into the profile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntryView(
        UUID id,
        String school,
        String schoolName,
        String exam,
        String purpose,
        String enteredBy,
        Instant enteredAt,
        Instant expiresAt,
        EntryState state,
        List<String> entered,
        Map<String, JsonNode> items,
        List<String> confirmed,
        @Nullable Instant decidedAt) {

    static EntryView of(ReadEntries.Open open) {
        var entry = open.entry();
        var delegation = open.delegation();
        var items = new TreeMap<String, JsonNode>();
        open.values().forEach((item, value) -> items.put(item.word(), value));
        return new EntryView(
                entry.id(),
                delegation.school(),
                delegation.schoolName(),
                delegation.exam(),
                delegation.purpose(),
                entry.enteredBy(),
                entry.enteredAt(),
                entry.expiresAt(),
                open.state(),
                entry.items(),
                items,
                entry.confirmed(),
                entry.decidedAt());
    }

    @Override
    public String toString() {
        return "EntryView[" + id + ", " + state + "]";
    }
}
