package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** What each item that is held of a person was collected for; no value is opened. */
@ApplicationScoped
public class CollectedFor {

    private final Profiles profiles;

    CollectedFor(Profiles profiles) {
        this.profiles = profiles;
    }

    @Transactional
    public Map<Item, String> of(UUID subject) {
        return profiles.purposes(subject);
    }
}
