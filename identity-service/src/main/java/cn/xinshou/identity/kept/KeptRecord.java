package cn.xinshou.identity.kept;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.sealing.KeptKeys.KeptKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One thing that a law keeps, sealed. Never changed; at its end it goes. */
@Entity
class KeptRecord {

    @Id
    private UUID id;

    private UUID subject;
    private String duty;
    private String keyId;
    private byte[] wrapped;
    private byte[] sealed;
    private Instant keptAt;
    private Instant keptUntil;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected KeptRecord() {}

    KeptRecord(UUID id, UUID subject, String duty, KeptKey key, byte[] content, Instant keptAt, Instant keptUntil) {
        this.id = id;
        this.subject = subject;
        this.duty = duty;
        this.keyId = key.keyId();
        this.wrapped = key.wrapped();
        this.sealed = key.seal().close(content, place());
        this.keptAt = keptAt;
        this.keptUntil = keptUntil;
    }

    KeptEvent.Made made() {
        return new KeptEvent.Made(subject, id, duty, keptUntil, keptAt);
    }

    KeptEvent.Dropped dropped(Instant at) {
        return new KeptEvent.Dropped(subject, id, duty, at);
    }

    /** @throws Problem KEPT_FOR_ANOTHER_DUTY */
    void requireDuty(String other) {
        if (!duty.equals(other)) {
            throw Problem.of(
                            IdentityProblem.KEPT_FOR_ANOTHER_DUTY,
                            "It may be read for the duty it is kept for, and no other.")
                    .field("duty", "is not what it is kept for");
        }
    }

    /** Where the content belongs: moved to another person or another duty it no longer opens. */
    String place() {
        return "kept/" + subject + "/" + duty;
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    String duty() {
        return duty;
    }

    String keyId() {
        return keyId;
    }

    byte[] wrapped() {
        return wrapped;
    }

    byte[] sealed() {
        return sealed;
    }

    Instant keptAt() {
        return keptAt;
    }

    Instant keptUntil() {
        return keptUntil;
    }
}
