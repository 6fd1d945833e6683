package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfile.OpenItem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens profiles for whoever has been allowed to read them, in the transaction that notes the read. */
@ApplicationScoped
public class OpenProfiles {

    private final Profiles profiles;
    private final Seals seals;
    private final SealedItems sealed;
    private final ItemChanges changes;

    OpenProfiles(Profiles profiles, Seals seals, SealedItems sealed, ItemChanges changes) {
        this.profiles = profiles;
        this.changes = changes;
        this.seals = seals;
        this.sealed = sealed;
    }

    @Transactional(TxType.MANDATORY)
    public Optional<OpenProfile> of(UUID subject) {
        return seals.of(subject).flatMap(seal -> profiles.whole(subject).map(profile -> open(profile, seal)));
    }

    /** Those of the people who have a profile. Two queries, however many they are. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, OpenProfile> of(Collection<UUID> subjects) {
        var keys = seals.of(subjects);
        var opened = new HashMap<UUID, OpenProfile>();
        for (var profile : profiles.of(subjects)) {
            var seal = keys.get(profile.subject());
            if (seal != null) {
                opened.put(profile.subject(), open(profile, seal));
            }
        }
        return opened;
    }

    /** Who gave the value that each item has. */
    @Transactional(TxType.MANDATORY)
    public Map<Item, Actor> giversOf(UUID subject) {
        return changes.newest(subject).stream()
                .collect(Collectors.toMap(ItemChange::item, change -> new Actor(change.actor(), change.role())));
    }

    /** Every value the person's items had, oldest first. */
    @Transactional(TxType.MANDATORY)
    public List<OpenChange> historyOf(UUID subject) {
        return seals.of(subject).stream()
                .flatMap(seal -> changes.of(subject).stream().map(change -> sealed.open(seal, change)))
                .toList();
    }

    /** The values that some items got in one version of the profile; null where one was taken away. */
    public Map<Item, JsonNode> given(UUID subject, long version, Collection<String> items) {
        var given = new EnumMap<Item, JsonNode>(Item.class);
        historyOf(subject).stream()
                .filter(change -> change.version() == version
                        && items.contains(change.item().word()))
                .forEach(change -> {
                    var value = change.value();
                    given.put(change.item(), value == null ? NullNode.getInstance() : value);
                });
        return given;
    }

    OpenProfile open(Profile profile, Seal seal) {
        var items = new EnumMap<Item, OpenItem>(Item.class);
        profile.items()
                .forEach((item, held) -> items.put(
                        item, new OpenItem(sealed.open(seal, item, held.sealed()), held.purpose(), held.since())));
        return new OpenProfile(profile.subject(), profile.version(), items);
    }
}
