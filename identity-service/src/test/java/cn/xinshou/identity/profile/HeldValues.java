package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** What is held about a person, for tests that come in as somebody who may not read it. */
@ApplicationScoped
public class HeldValues {

    private final OpenProfiles profiles;

    HeldValues(OpenProfiles profiles) {
        this.profiles = profiles;
    }

    @Transactional
    public String value(UUID subject, Item item) {
        return profiles.of(subject).orElseThrow().values(Set.of(item)).get(item).textValue();
    }
}
