package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an officer decided against a user who broke a duty (promise P5.7). Its words are sealed under that person's key. */
@Entity
class Sanction {

    @Id
    private UUID id;

    private UUID subject;

    @Enumerated(EnumType.STRING)
    private SanctionKind kind;

    private byte[] reasons;
    private List<String> evidence;
    private String imposedBy;
    private Instant imposedAt;
    private @Nullable Instant until;
    private byte @Nullable [] appeal;
    private @Nullable Instant appealedAt;
    private @Nullable Instant appealDueAt;
    private @Nullable Boolean appealLifted;
    private byte @Nullable [] appealReasons;
    private @Nullable String appealDecidedBy;
    private @Nullable Instant appealDecidedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Sanction() {}

    /**
     * @param reasons sealed
     * @param evidence SHA-256 of what it rests on, in hex
     * @param until null for what does not last
     */
    Sanction(
            UUID id,
            UUID subject,
            SanctionKind kind,
            byte[] reasons,
            List<String> evidence,
            String by,
            Instant at,
            @Nullable Instant until) {
        this.id = id;
        this.subject = subject;
        this.kind = kind;
        this.reasons = reasons;
        this.evidence = List.copyOf(evidence);
        this.imposedBy = by;
        this.imposedAt = at;
        this.until = until;
    }

    ConductEvent.SanctionImposed imposed() {
        return new ConductEvent.SanctionImposed(subject, id, kind, imposedBy, until, imposedAt);
    }

    /** @param words sealed */
    ConductEvent.SanctionAppealed appeal(byte[] words, Instant dueAt, Instant at) {
        if (appealedAt != null) {
            throw Problem.of(CommonProblem.CONFLICT, "There is an appeal already; the courts are open besides.")
                    .field("id", "was appealed");
        }
        appeal = words;
        appealedAt = at;
        appealDueAt = dueAt;
        return new ConductEvent.SanctionAppealed(subject, id, dueAt, at);
    }

    void requireAppealFor(String officer) {
        if (appealedAt == null || appealDecidedAt != null) {
            throw Problem.of(CommonProblem.CONFLICT, "Nobody appealed, or it was decided already.")
                    .field("id", "has no open appeal");
        }
        if (officer.equals(imposedBy)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Another officer than who imposed it decides.")
                    .field("id", "was imposed by the caller");
        }
    }

    /** @param reasons sealed */
    ConductEvent.AppealDecided decideAppeal(boolean lifted, byte[] reasons, String by, Instant at) {
        requireAppealFor(by);
        appealLifted = lifted;
        appealReasons = reasons;
        appealDecidedBy = by;
        appealDecidedAt = at;
        return new ConductEvent.AppealDecided(subject, id, lifted, by, at);
    }

    String state(Instant now) {
        if (Boolean.TRUE.equals(appealLifted)) {
            return "lifted";
        }
        if (until != null && !now.isBefore(until)) {
            return "ended";
        }
        return appealedAt != null && appealDecidedAt == null ? "appealed" : "in-force";
    }

    static String place(UUID id, String what) {
        return "sanction/" + id + "/" + what;
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    SanctionKind kind() {
        return kind;
    }

    byte[] reasons() {
        return reasons;
    }

    List<String> evidence() {
        return evidence;
    }

    String imposedBy() {
        return imposedBy;
    }

    Instant imposedAt() {
        return imposedAt;
    }

    @Nullable
    Instant until() {
        return until;
    }

    byte @Nullable [] appeal() {
        return appeal;
    }

    @Nullable
    Instant appealedAt() {
        return appealedAt;
    }

    @Nullable
    Instant appealDueAt() {
        return appealDueAt;
    }

    byte @Nullable [] appealReasons() {
        return appealReasons;
    }

    @Nullable
    String appealDecidedBy() {
        return appealDecidedBy;
    }

    @Nullable
    Instant appealDecidedAt() {
        return appealDecidedAt;
    }
}
