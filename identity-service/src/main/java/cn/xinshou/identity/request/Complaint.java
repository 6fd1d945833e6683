package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A complaint (投诉; 条例 20), about a request or about anything else. Its words are sealed. */
@Entity
class Complaint {

    @Id
    private UUID id;

    private UUID subject;
    private @Nullable UUID request;

    @Convert(converter = Words.OfComplaintState.class)
    private ComplaintState state;

    private byte[] words;
    private Instant receivedAt;
    private Instant dueAt;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;
    private byte @Nullable [] answer;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Complaint() {}

    Complaint(UUID id, UUID subject, @Nullable UUID request, byte[] words, Instant receivedAt, Instant dueAt) {
        this.id = id;
        this.subject = subject;
        this.request = request;
        this.state = ComplaintState.OPEN;
        this.words = words;
        this.receivedAt = receivedAt;
        this.dueAt = dueAt;
    }

    RequestEvent.ComplaintReceived received() {
        return new RequestEvent.ComplaintReceived(subject, id, request, dueAt, receivedAt);
    }

    RequestEvent.ComplaintDecided decide(ComplaintState outcome, byte[] answer, String by, Instant at) {
        if (state != ComplaintState.OPEN) {
            throw Problem.of(IdentityProblem.REQUEST_STATE, "The complaint is decided.")
                    .with("state", state.word());
        }
        this.state = outcome;
        this.answer = answer;
        this.decidedBy = by;
        this.decidedAt = at;
        return new RequestEvent.ComplaintDecided(subject, id, request, outcome, by, at);
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    @Nullable
    UUID request() {
        return request;
    }

    ComplaintState state() {
        return state;
    }

    byte[] words() {
        return words;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    byte @Nullable [] answer() {
        return answer;
    }
}
