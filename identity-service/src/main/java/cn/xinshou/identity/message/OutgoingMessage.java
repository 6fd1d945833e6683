package cn.xinshou.identity.message;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A message that is not handed on yet; sealed under the person's key, and gone with it. */
@Entity
class OutgoingMessage {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final int LONGEST_WAIT = 9;

    @Id
    private UUID id;

    private UUID subject;
    private byte[] sealed;
    private int attempts;
    private Instant nextAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected OutgoingMessage() {}

    OutgoingMessage(UUID id, UUID subject, byte[] sealed, Instant at) {
        this.id = id;
        this.subject = subject;
        this.sealed = sealed;
        this.nextAt = at;
    }

    static String place(UUID id) {
        return "outgoing-message/" + id;
    }

    /** Twice as long after each attempt, up to an hour and a half. */
    void failed(Instant at) {
        nextAt = at.plus(FIRST_WAIT.multipliedBy(1L << Math.min(attempts, LONGEST_WAIT)));
        attempts++;
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    byte[] sealed() {
        return sealed;
    }
}
