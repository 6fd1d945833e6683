package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a school entered for one candidate. */
@Entity
class SchoolEntry {

    @Id
    private UUID id;

    private UUID delegation;
    private String rowId;
    private @Nullable UUID subject;
    private List<String> items;
    private byte @Nullable [] sealed;
    private String enteredBy;
    private Instant enteredAt;
    private Instant expiresAt;
    private String state;
    private List<String> confirmed;
    private @Nullable Instant decidedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected SchoolEntry() {}

    SchoolEntry(
            UUID id,
            UUID delegation,
            String rowId,
            @Nullable UUID subject,
            Collection<Item> items,
            byte[] sealed,
            String enteredBy,
            Instant enteredAt,
            Instant expiresAt) {
        this.id = id;
        this.delegation = delegation;
        this.rowId = rowId;
        this.subject = subject;
        this.items = items.stream().map(Item::word).sorted().toList();
        this.sealed = sealed;
        this.enteredBy = enteredBy;
        this.enteredAt = enteredAt;
        this.expiresAt = expiresAt;
        this.state = EntryState.WAITING.word();
        this.confirmed = List.of();
    }

    SchoolEvent.Entered entered() {
        return new SchoolEvent.Entered(id, delegation, subject, items, enteredBy, expiresAt, enteredAt);
    }

    /** It is known whose it is; from now on it lies under that person's key. */
    SchoolEvent.Claimed claim(UUID by, byte[] sealedForThem, Instant at) {
        requireWaiting(at);
        subject = by;
        sealed = sealedForThem;
        return new SchoolEvent.Claimed(id, delegation, by, at);
    }

    SchoolEvent.Confirmed confirm(UUID by, Collection<Item> some, String purpose, Instant at) {
        requireWaiting(at);
        confirmed = some.stream().map(Item::word).sorted().toList();
        close(EntryState.CONFIRMED, at);
        return new SchoolEvent.Confirmed(id, delegation, by, confirmed, enteredBy, purpose, at);
    }

    SchoolEvent.Ended reject(Instant at) {
        requireWaiting(at);
        return end(EntryState.REJECTED, at);
    }

    /** @param why EXPIRED or REVOKED; for what was not decided */
    SchoolEvent.Ended end(EntryState why, Instant at) {
        close(why, at);
        return new SchoolEvent.Ended(id, delegation, subject, why, at);
    }

    private void close(EntryState closed, Instant at) {
        state = closed.word();
        sealed = null;
        decidedAt = at;
    }

    /** @throws Problem ENTRY_STATE if it was decided, or its time is over */
    void requireWaiting(Instant at) {
        if (state(at) != EntryState.WAITING) {
            throw Problem.of(
                            IdentityProblem.ENTRY_STATE,
                            "It is no longer there. Give the items yourself, or ask the school to enter them again.")
                    .with("state", state(at).word());
        }
    }

    /** Past its time it counts as expired, whether or not it was erased by then. */
    EntryState state(Instant at) {
        var stored = EntryState.of(state);
        return stored == EntryState.WAITING && !at.isBefore(expiresAt) ? EntryState.EXPIRED : stored;
    }

    /** Under whose key the values lie: the candidate's, or the entry's own while nobody knows whose it is. */
    UUID sealedFor() {
        return subject == null ? id : subject;
    }

    UUID id() {
        return id;
    }

    UUID delegation() {
        return delegation;
    }

    String rowId() {
        return rowId;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    List<String> items() {
        return items;
    }

    byte @Nullable [] sealed() {
        return sealed;
    }

    String enteredBy() {
        return enteredBy;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    List<String> confirmed() {
        return confirmed;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }
}
