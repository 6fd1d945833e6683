package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answer to a change: what is held now, without any value. */
record Written(UUID subject, long version, Instant changedAt, List<Held> items) implements Versioned {

    record Held(Item item, String purpose, Instant since) {}

    static Written of(Profile profile) {
        var items = profile.items().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(held -> new Held(
                        held.getKey(),
                        held.getValue().purpose(),
                        held.getValue().since()))
                .toList();
        return new Written(profile.subject(), profile.version(), profile.changedAt(), items);
    }
}
