package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.Actor;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The glass, broken: access to one person's data for a short time on nobody's word but one's own, which somebody else judges afterwards. */
@Entity
class EmergencyAccess {

    @Id
    private UUID id;

    private UUID subject;
    private @Nullable UUID approval;
    private @Nullable String caseId;
    private byte[] reason;
    private String usedBy;
    private String role;
    private Instant usedAt;
    private Instant until;
    private @Nullable String reviewedBy;
    private @Nullable Instant reviewedAt;
    private @Nullable Boolean justified;
    private byte @Nullable [] review;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected EmergencyAccess() {}

    /**
     * @param approval the one that there was no time to wait for
     * @param reason sealed
     */
    EmergencyAccess(
            UUID id,
            UUID subject,
            @Nullable UUID approval,
            @Nullable String caseId,
            byte[] reason,
            Actor user,
            Instant at,
            Instant until) {
        this.id = id;
        this.subject = subject;
        this.approval = approval;
        this.caseId = caseId;
        this.reason = reason;
        this.usedBy = user.id();
        this.role = user.role();
        this.usedAt = at;
        this.until = until;
    }

    EmergencyEvent.BreakGlassUsed used() {
        return new EmergencyEvent.BreakGlassUsed(subject, id, approval, caseId, usedBy, role, until, usedAt);
    }

    EmergencyEvent.BreakGlassReviewed review(boolean justified, byte @Nullable [] words, String by, Instant at) {
        if (by.equals(usedBy)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Somebody else reviews it.")
                    .field("id", "was used by the caller");
        }
        if (reviewedBy != null) {
            throw Problem.of(CommonProblem.CONFLICT, "It was reviewed already.").field("id", "has a review");
        }
        this.justified = justified;
        this.review = words;
        this.reviewedBy = by;
        this.reviewedAt = at;
        return new EmergencyEvent.BreakGlassReviewed(subject, id, justified, by, at);
    }

    boolean isOpen(Instant at) {
        return at.isBefore(until);
    }

    static String place(UUID id, String what) {
        return "emergency/" + id + "/" + what;
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    @Nullable
    UUID approval() {
        return approval;
    }

    @Nullable
    String caseId() {
        return caseId;
    }

    byte[] reason() {
        return reason;
    }

    String usedBy() {
        return usedBy;
    }

    String role() {
        return role;
    }

    Instant usedAt() {
        return usedAt;
    }

    Instant until() {
        return until;
    }

    @Nullable
    String reviewedBy() {
        return reviewedBy;
    }

    @Nullable
    Instant reviewedAt() {
        return reviewedAt;
    }

    @Nullable
    Boolean justified() {
        return justified;
    }

    byte @Nullable [] review() {
        return review;
    }
}
