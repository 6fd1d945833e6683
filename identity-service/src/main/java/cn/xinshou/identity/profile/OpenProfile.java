package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** A profile with its values opened. Lives as long as one answer. */
public record OpenProfile(UUID subject, long version, Map<Item, OpenItem> items) {

    /** @param since when it got this value */
    public record OpenItem(JsonNode value, String purpose, Instant since) {

        @Override
        public String toString() {
            return "OpenItem[" + purpose + ", " + since + "]";
        }
    }

    /** The same profile without the items not wanted. */
    OpenProfile only(Set<Item> wanted) {
        var kept = new EnumMap<Item, OpenItem>(Item.class);
        kept.putAll(items);
        kept.keySet().retainAll(wanted);
        return new OpenProfile(subject, version, kept);
    }

    /** The same profile with its values as the rule shows them. */
    OpenProfile shown(BiFunction<Item, JsonNode, JsonNode> rule) {
        var shown = new EnumMap<Item, OpenItem>(Item.class);
        items.forEach((item, open) ->
                shown.put(item, new OpenItem(rule.apply(item, open.value()), open.purpose(), open.since())));
        return new OpenProfile(subject, version, shown);
    }

    /** The values of those of the items that are held. */
    public Map<Item, JsonNode> values(Set<Item> wanted) {
        var values = new EnumMap<Item, JsonNode>(Item.class);
        items.forEach((item, open) -> {
            if (wanted.contains(item)) {
                values.put(item, open.value());
            }
        });
        return values;
    }

    @Override
    public String toString() {
        return "OpenProfile[" + subject + ", " + items.keySet() + "]";
    }
}
