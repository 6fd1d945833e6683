package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value an item had, opened.
 *
 * @param value null where the item was taken away
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
        String role) {

    @Override
    public String toString() {
        return "OpenChange[" + id + ", " + item + ", " + action + "]";
    }
}
