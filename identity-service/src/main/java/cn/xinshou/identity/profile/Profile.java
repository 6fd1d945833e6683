package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.AgeBand;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is held about one person. Values are sealed; only names of items and purposes are in clear. */
@Entity
class Profile {

    /** Who acts where nobody does. */
    private static final String TIME = "time";

    @Id
    private UUID subject;

    // Counted here and not by the persistence provider: the event states it before anything is written. Changes of one
    // person never overlap, because each holds the person's seal.
    private long version;

    private Instant createdAt;
    private Instant changedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable AgeBand ageBand;

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

    /** @param band null if nothing that is held tells an age */
    void isOfAge(@Nullable AgeBand band) {
        ageBand = band;
    }

    /** What became true with this version; of the age, if one of the items tells it. */
    ProfileEvent changed(List<String> changed, String purpose, Actor actor) {
        var band = changed.stream().flatMap(word -> Item.named(word).stream()).anyMatch(AgeBand.SOURCES::contains)
                ? ageBand
                : null;
        return version == 1
                ? new ProfileEvent.Created(subject, changed, purpose, actor.id(), version, band, changedAt)
                : new ProfileEvent.Changed(subject, changed, purpose, actor.id(), version, band, changedAt);
    }

    /** Time alone moved the person into another band. */
    ProfileEvent comeOfAge(AgeBand band, Instant at) {
        var source = items.containsKey(Item.BIRTH_DATE) ? Item.BIRTH_DATE : Item.ID_NUMBER;
        change(at);
        isOfAge(band);
        return new ProfileEvent.Changed(
                subject,
                List.of(source.word()),
                Objects.requireNonNull(items.get(source)).purpose(),
                TIME,
                version,
                band,
                changedAt);
    }

    @Nullable
    AgeBand ageBand() {
        return ageBand;
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
