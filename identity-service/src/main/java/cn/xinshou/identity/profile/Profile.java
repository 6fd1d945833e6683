package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is held about one person. Values are sealed; only names of items and purposes are in clear. */
@Entity
class Profile {

    @Id
    private UUID subject;

    // Counted here and not by the persistence provider: the event states it before anything is written. Changes of one
    // person never overlap, because each holds the person's seal.
    private long version;

    private Instant createdAt;
    private Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "profile_item", joinColumns = @JoinColumn(name = "subject"))
    @MapKeyColumn(name = "item")
    @Column(name = "item")
    private Map<Item, HeldItem> items = new HashMap<>();

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Profile() {}

    Profile(UUID subject, Instant at) {
        this.subject = subject;
        this.createdAt = at;
        this.changedAt = at;
    }

    /** Begins the next version, into which the items below go. */
    void change(Instant at) {
        version++;
        changedAt = at;
    }

    void hold(Item item, HeldItem held) {
        items.put(item, held);
    }

    void drop(Item item) {
        items.remove(item);
    }

    /** What became true with this version. */
    ProfileEvent changed(List<String> changed, String purpose, Actor actor) {
        return version == 1
                ? new ProfileEvent.Created(subject, changed, purpose, actor.id(), version, changedAt)
                : new ProfileEvent.Changed(subject, changed, purpose, actor.id(), version, changedAt);
    }

    UUID subject() {
        return subject;
    }

    boolean isNew() {
        return version == 0;
    }

    long version() {
        return version;
    }

    Instant changedAt() {
        return changedAt;
    }

    Map<Item, HeldItem> items() {
        return Map.copyOf(items);
    }
}
