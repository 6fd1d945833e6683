package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.sealing.BlindIndex;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Computes one person's digests again. Opens values and shows them to nobody. */
@ApplicationScoped
class ReindexPerson {

    private final Profiles profiles;
    private final Seals seals;
    private final SealedItems sealed;
    private final BlindIndex index;

    ReindexPerson(Profiles profiles, Seals seals, SealedItems sealed, BlindIndex index) {
        this.profiles = profiles;
        this.seals = seals;
        this.sealed = sealed;
        this.index = index;
    }

    /** Whoever changes or erases the person meanwhile comes before or after, never between. */
    @Transactional
    void reindex(UUID subject) {
        var held = seals.holdIfThere(subject);
        var profile = profiles.of(subject);
        if (held.isEmpty() || profile.isEmpty()) {
            return;
        }
        profile.get().items().forEach((item, value) -> {
            if (item.isIndexed()
                    && !index.complete(
                            item.word(),
                            sealed.open(held.get(), item, value.sealed()).textValue(),
                            subject)) {
                throw new IllegalStateException("somebody else is found by the same " + item);
            }
        });
        for (var item : Item.values()) {
            if (item.isIndexed() && !profile.get().items().containsKey(item)) {
                index.forget(item.word(), subject);
            }
        }
    }

    @Transactional
    List<UUID> behind(UUID after, int limit) {
        return index.behind(after, limit);
    }

    /** @return the ids of the keys before the newest */
    List<String> reload() {
        index.reload();
        return index.olderKeys();
    }

    @Transactional
    int dropRetired() {
        return index.dropRetired();
    }
}
