package cn.xinshou.identity.kept;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One officer's wish to read one record once, and another officer's answer. */
@Entity
class KeptAccess {

    @Id
    private UUID id;

    private UUID keptRecord;
    private byte[] reason;
    private String askedBy;
    private Instant askedAt;
    private Instant expiresAt;
    private @Nullable Boolean approved;
    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Instant readAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected KeptAccess() {}

    /** @param reason sealed under the record's key */
    KeptAccess(UUID id, KeptRecord record, byte[] reason, String askedBy, Instant askedAt, Instant expiresAt) {
        this.id = id;
        this.keptRecord = record.id();
        this.reason = reason;
        this.askedBy = askedBy;
        this.askedAt = askedAt;
        this.expiresAt = expiresAt;
    }

    KeptEvent.Asked asked(KeptRecord record) {
        return new KeptEvent.Asked(record.subject(), record.id(), record.duty(), id, askedBy, askedAt);
    }

    /** @throws Problem ANOTHER_OFFICER_NEEDED to whoever asked; KEPT_ACCESS_STATE */
    KeptEvent.Decided decide(KeptRecord record, boolean approve, String by, Instant at) {
        if (by.equals(askedBy)) {
            throw Problem.of(IdentityProblem.ANOTHER_OFFICER_NEEDED, "Ask another privacy officer to decide.");
        }
        require(AccessState.ASKED, at, "It was decided already, or nobody decided in time; ask anew.");
        approved = approve;
        decidedBy = by;
        decidedAt = at;
        return new KeptEvent.Decided(record.subject(), record.id(), record.duty(), id, approve, by, at);
    }

    /** @throws Problem FORBIDDEN to whoever did not ask; KEPT_ACCESS_STATE */
    KeptEvent.Read read(KeptRecord record, String by, Instant at) {
        if (!by.equals(askedBy)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Only who asked for it reads it.");
        }
        require(AccessState.APPROVED, at, "Another officer approves first, and then it is read once, in time.");
        readAt = at;
        return new KeptEvent.Read(record.subject(), record.id(), record.duty(), id, by, String.valueOf(decidedBy), at);
    }

    AccessState state(Instant at) {
        if (readAt != null) {
            return AccessState.READ;
        }
        if (Boolean.FALSE.equals(approved)) {
            return AccessState.REFUSED;
        }
        if (!at.isBefore(expiresAt)) {
            return AccessState.EXPIRED;
        }
        return approved == null ? AccessState.ASKED : AccessState.APPROVED;
    }

    private void require(AccessState needed, Instant at, String detail) {
        if (state(at) != needed) {
            throw Problem.of(IdentityProblem.KEPT_ACCESS_STATE, detail)
                    .with("state", state(at).word());
        }
    }

    UUID id() {
        return id;
    }

    UUID keptRecord() {
        return keptRecord;
    }

    byte[] reason() {
        return reason;
    }

    String askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    Instant readAt() {
        return readAt;
    }
}
