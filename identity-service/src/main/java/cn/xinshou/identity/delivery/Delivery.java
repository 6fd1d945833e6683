package cn.xinshou.identity.delivery;

import cn.xinshou.identity.delivery.DeliveryEvent.Ended;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel and what became of it. Content and address are sealed, and gone once nothing is carried any more. */
@Entity
class Delivery {

    @Id
    private UUID id;

    /** In which order parcels were put here. */
    @Column(insertable = false, updatable = false)
    private long seq;

    private UUID subject;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    private UUID reference;
    private @Nullable UUID corrects;
    private String recipient;
    private @Nullable String name;
    private @Nullable String purpose;
    private List<String> items;
    private long version;
    private byte @Nullable [] address;
    private byte @Nullable [] content;

    @Enumerated(EnumType.STRING)
    private DeliveryState state;

    private int tries;
    private @Nullable Instant nextTry;
    private @Nullable String answer;
    private Instant at;
    private @Nullable Instant endedAt;
    private byte @Nullable [] receipt;
    private @Nullable String receiptDigest;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Delivery() {}

    Delivery(Parcel parcel, byte @Nullable [] address, byte[] content) {
        this.id = parcel.id();
        this.subject = parcel.subject();
        this.cause = parcel.cause();
        this.reference = parcel.reference();
        this.corrects = parcel.corrects();
        this.recipient = parcel.recipient();
        this.name = parcel.name();
        this.purpose = parcel.purpose();
        this.items = List.copyOf(parcel.items());
        this.version = parcel.version();
        this.address = address;
        this.content = content;
        this.state = DeliveryState.WAITING;
        this.nextTry = parcel.at();
        this.at = parcel.at();
    }

    boolean isWaiting() {
        return state == DeliveryState.WAITING;
    }

    /** @param reason a status code, or a word of ours */
    void tryAgain(String reason, Instant next) {
        answer = reason;
        nextTry = next;
    }

    /** @param receipt our signed statement of the acknowledgement, sealed; null if the person is gone meanwhile */
    Ended deliver(String answer, byte @Nullable [] receipt, String receiptDigest, Instant now) {
        this.receipt = receipt;
        this.receiptDigest = receiptDigest;
        return end(DeliveryState.DELIVERED, answer, now);
    }

    Ended fail(String reason, Instant now) {
        return end(DeliveryState.FAILED, reason, now);
    }

    Ended withhold(String reason, Instant now) {
        return end(DeliveryState.WITHHELD, reason, now);
    }

    private Ended end(DeliveryState state, String answer, Instant now) {
        this.state = state;
        this.answer = answer;
        this.endedAt = now;
        this.nextTry = null;
        // What was carried is the recipient's now, or nobody's: no second copy stays.
        this.content = null;
        return new Ended(subject, id, reference, cause, recipient, state, answer, tries, receiptDigest, now);
    }

    UUID id() {
        return id;
    }

    long seq() {
        return seq;
    }

    UUID subject() {
        return subject;
    }

    Cause cause() {
        return cause;
    }

    UUID reference() {
        return reference;
    }

    @Nullable
    UUID corrects() {
        return corrects;
    }

    String recipient() {
        return recipient;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String purpose() {
        return purpose;
    }

    List<String> items() {
        return items;
    }

    long version() {
        return version;
    }

    byte @Nullable [] address() {
        return address;
    }

    byte @Nullable [] content() {
        return content;
    }

    DeliveryState state() {
        return state;
    }

    int tries() {
        return tries;
    }

    @Nullable
    String answer() {
        return answer;
    }

    Instant at() {
        return at;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    byte @Nullable [] receipt() {
        return receipt;
    }

    @Nullable
    String receiptDigest() {
        return receiptDigest;
    }
}
