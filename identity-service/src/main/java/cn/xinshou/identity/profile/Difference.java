package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One item that a change would make different from what is held.
 *
 * @param value the new value; null takes the item away
 * @param purpose what it is collected for, or was
 * @param held whether there is a value now
 */
record Difference(Item item, @Nullable JsonNode value, String purpose, boolean held) {

    ItemChange.Action action() {
        if (value == null) {
            return ItemChange.Action.REMOVED;
        }
        return held ? ItemChange.Action.CHANGED : ItemChange.Action.SET;
    }

    @Override
    public String toString() {
        return "Difference[" + item + ", " + action() + "]";
    }
}
