package cn.xinshou.identity.profile;

import cn.xinshou.identity.access.Masking;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Why;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What somebody may read, and what for. */
record ReadScope(Set<Item> items, Why why) {

    /** The value as it may be shown. */
    JsonNode shown(Item item, JsonNode value) {
        return why.unmasked() ? value : Masking.mask(item, value);
    }
}
