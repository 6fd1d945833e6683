package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission;
import cn.xinshou.identity.restriction.Restrictions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks before anything is collected, outside of any transaction: a slow neighbour must not hold the person. */
@ApplicationScoped
class AskToCollect {

    private final Permission permission;
    private final Profiles profiles;
    private final Restrictions restrictions;

    AskToCollect(Permission permission, Profiles profiles, Restrictions restrictions) {
        this.permission = permission;
        this.profiles = profiles;
        this.restrictions = restrictions;
    }

    /**
     * Permission for the items, each for the purpose given or else for the one it was collected for. People who correct what is held of them
     * collect nothing; they need no permission to do so (PIPL 46).
     */
    void ask(Caller caller, UUID subject, @Nullable String purpose, Collection<Item> items) {
        if (caller.has("platform")) {
            restrictions.requireNone(subject);
        }
        if (purpose != null) {
            permission.toCollect(subject, purpose, items);
        } else {
            var byPurpose = byPurpose(subject, items);
            if (caller.has("platform")) {
                byPurpose.forEach((heldFor, held) -> permission.toCollect(subject, heldFor, held));
            }
        }
    }

    private Map<String, Set<Item>> byPurpose(UUID subject, Collection<Item> items) {
        var purposes = profiles.purposes(subject);
        var byPurpose = new HashMap<String, Set<Item>>();
        for (var item : items) {
            var purpose = purposes.get(item);
            if (purpose == null) {
                throw PurposeNeeded.toAdd(item);
            }
            byPurpose.computeIfAbsent(purpose, added -> new HashSet<>()).add(item);
        }
        return byPurpose;
    }
}
