package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One value an item had, opened.
 *
 * @param value null where the item was taken away
 * @param request by which a person decided on the change
 * @param enteredBy who wrote the value down, where that was somebody else than the actor
 * @param schoolEntry the school's entry it came with, if it came that way
 */
public record OpenChange(
        long id,
        Instant at,
        long version,
        Item item,
        String action,
        @Nullable JsonNode value,
        String purpose,
        String actor,
        String role,
        @Nullable UUID request,
        @Nullable String enteredBy,
        @Nullable UUID schoolEntry) {

    /** The same change with its value as the rule shows it. */
    OpenChange shown(BiFunction<Item, JsonNode, JsonNode> rule) {
        var shown = value == null ? null : rule.apply(item, value);
        return new OpenChange(
                id, at, version, item, action, shown, purpose, actor, role, request, enteredBy, schoolEntry);
    }

    @Override
    public String toString() {
        return "OpenChange[" + id + ", " + item + ", " + action + "]";
    }
}
