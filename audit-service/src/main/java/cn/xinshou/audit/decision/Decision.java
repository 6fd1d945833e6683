package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision by a machine alone, and what became of it (PIPL 24). */
@Entity
class Decision {

    @Id
    private UUID id;

    private UUID subject;

    @Enumerated(EnumType.STRING)
    private DecisionKind kind;

    private String model;
    private String level;
    private double score;
    private @Nullable UUID login;
    private @Nullable UUID alert;
    private byte[] content;
    private Instant at;

    @Enumerated(EnumType.STRING)
    private DecisionState state;

    private @Nullable Instant appealedAt;
    private byte @Nullable [] appeal;
    private boolean refusesAutomation;
    private @Nullable String reviewedBy;
    private @Nullable Instant reviewedAt;
    private byte @Nullable [] review;

    @Version
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Decision() {}

    Decision(NewDecision made, UUID subject, byte[] content, boolean awaitsPerson, Instant at) {
        this.id = made.id();
        this.subject = subject;
        this.kind = made.kind();
        this.model = made.model();
        this.level = made.level();
        this.score = made.score();
        this.login = made.login();
        this.alert = made.alert();
        this.content = content;
        this.at = at;
        this.state = awaitsPerson ? DecisionState.AWAITING_PERSON : DecisionState.STANDING;
    }

    DecisionEvent.Made made() {
        return new DecisionEvent.Made(subject, id, kind, model, level, state, at);
    }

    /**
     * @param words sealed; null if the person gave none
     * @throws Problem CONFLICT if it was appealed against before, or a person decided already
     */
    DecisionEvent.Appealed appeal(byte @Nullable [] words, boolean refuse, Instant when) {
        if (appealedAt != null) {
            throw Problem.of(CommonProblem.CONFLICT, "You appealed already; a person is looking at it or has done so.");
        }
        if (state == DecisionState.UPHELD || state == DecisionState.OVERTURNED) {
            throw Problem.of(
                    CommonProblem.CONFLICT,
                    "A person has decided this already. You can complain to the contact of the policy.");
        }
        appealedAt = when;
        appeal = words;
        refusesAutomation = refuse;
        state = DecisionState.APPEALED;
        return new DecisionEvent.Appealed(subject, id, refuse, when);
    }

    /**
     * @param words sealed reasons
     * @throws Problem CONFLICT if nobody asked for a review, or it was given
     */
    DecisionEvent.Reviewed review(Outcome outcome, byte[] words, String by, Instant when) {
        if (state != DecisionState.APPEALED && state != DecisionState.AWAITING_PERSON) {
            throw Problem.of(CommonProblem.CONFLICT, "The decision does not wait for a review.");
        }
        state = outcome == Outcome.UPHELD ? DecisionState.UPHELD : DecisionState.OVERTURNED;
        review = words;
        reviewedBy = by;
        reviewedAt = when;
        return new DecisionEvent.Reviewed(subject, id, outcome, by, when);
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    DecisionKind kind() {
        return kind;
    }

    String model() {
        return model;
    }

    String level() {
        return level;
    }

    double score() {
        return score;
    }

    @Nullable
    UUID login() {
        return login;
    }

    @Nullable
    UUID alert() {
        return alert;
    }

    byte[] content() {
        return content;
    }

    Instant at() {
        return at;
    }

    DecisionState state() {
        return state;
    }

    @Nullable
    Instant appealedAt() {
        return appealedAt;
    }

    byte @Nullable [] appeal() {
        return appeal;
    }

    boolean refusesAutomation() {
        return refusesAutomation;
    }

    @Nullable
    Instant reviewedAt() {
        return reviewedAt;
    }

    byte @Nullable [] review() {
        return review;
    }
}
