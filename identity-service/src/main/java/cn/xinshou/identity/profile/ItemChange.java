package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One value an item had, or that it was taken away. Never altered. */
@Entity
@Table(name = "profile_change")
class ItemChange {

    enum Action {
        SET,
        CHANGED,
        REMOVED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private UUID subject;
    private long version;
    private Item item;
    private String action;
    private byte @Nullable [] sealed;
    private String purpose;
    private String actor;
    private String role;
    private Instant at;
    private @Nullable UUID request;
    private @Nullable String enteredBy;
    private @Nullable UUID schoolEntry;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected ItemChange() {}

    ItemChange(Profile profile, Item item, Action action, byte @Nullable [] sealed, String purpose, Actor actor) {
        this.subject = profile.subject();
        this.version = profile.version();
        this.item = item;
        this.action = action.name().toLowerCase(Locale.ROOT);
        this.sealed = sealed;
        this.purpose = purpose;
        this.actor = actor.id();
        this.role = actor.role();
        this.at = profile.changedAt();
    }

    /** @param decided the request by which a person decided on the change */
    ItemChange by(@Nullable UUID decided) {
        request = decided;
        return this;
    }

    @Nullable
    UUID request() {
        return request;
    }

    /** Somebody else wrote the value down than the actor, who confirmed it. */
    ItemChange from(@Nullable Source source) {
        if (source != null) {
            this.enteredBy = source.enteredBy();
            this.schoolEntry = source.entry();
        }
        return this;
    }

    long id() {
        return id == null ? 0 : id;
    }

    long version() {
        return version;
    }

    Item item() {
        return item;
    }

    String action() {
        return action;
    }

    byte @Nullable [] sealed() {
        return sealed;
    }

    String purpose() {
        return purpose;
    }

    String actor() {
        return actor;
    }

    String role() {
        return role;
    }

    @Nullable
    String enteredBy() {
        return enteredBy;
    }

    @Nullable
    UUID schoolEntry() {
        return schoolEntry;
    }

    Instant at() {
        return at;
    }
}
