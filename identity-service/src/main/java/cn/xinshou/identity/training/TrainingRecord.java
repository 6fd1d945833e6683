package cn.xinshou.identity.training;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That one account passed one course. Never changed; what turns out to be wrong is revoked. */
@Entity
class TrainingRecord {

    @Id
    private UUID id;

    private String account;
    private String course;
    private Instant passedAt;
    private Instant validUntil;
    private String evidence;
    private String recordedBy;
    private Instant recordedAt;
    private @Nullable String revokedBy;
    private @Nullable Instant revokedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected TrainingRecord() {}

    /** @param evidence SHA-256 of the certificate or test sheet, in hex */
    TrainingRecord(
            UUID id,
            String account,
            String course,
            Instant passedAt,
            Instant validUntil,
            String evidence,
            String by,
            Instant at) {
        requireSomebodyElse(account, by);
        this.id = id;
        this.account = account;
        this.course = course;
        this.passedAt = passedAt;
        this.validUntil = validUntil;
        this.evidence = evidence;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    TrainingEvent.Recorded recorded() {
        return new TrainingEvent.Recorded(id, account, course, passedAt, validUntil, evidence, recordedBy, recordedAt);
    }

    TrainingEvent.Revoked revoke(String by, Instant at) {
        requireSomebodyElse(account, by);
        if (revokedAt != null) {
            throw Problem.of(CommonProblem.CONFLICT, "The record was revoked already.");
        }
        revokedBy = by;
        revokedAt = at;
        return new TrainingEvent.Revoked(id, account, course, by, at);
    }

    private static void requireSomebodyElse(String account, String by) {
        if (account.equals(by)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Nobody keeps their own training record; ask another officer.")
                    .field("account", "must not be the caller's own");
        }
    }

    UUID id() {
        return id;
    }

    String account() {
        return account;
    }

    String course() {
        return course;
    }

    Instant passedAt() {
        return passedAt;
    }

    Instant validUntil() {
        return validUntil;
    }

    String evidence() {
        return evidence;
    }

    String recordedBy() {
        return recordedBy;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }
}
