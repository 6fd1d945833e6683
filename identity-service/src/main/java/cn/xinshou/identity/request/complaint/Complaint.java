package cn.xinshou.identity.request.complaint;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.request.deadline.Reminder;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A complaint (投诉; 条例 20), about a request or about anything else. Its words are sealed. */
@Entity
public class Complaint {

    @Id
    private UUID id;

    private UUID subject;
    private @Nullable UUID request;

    @Convert(converter = ComplaintState.Stored.class)
    private ComplaintState state;

    private byte[] words;
    private Instant receivedAt;
    private Instant dueAt;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;
    private byte @Nullable [] answer;
    private List<String> reminded;
    private @Nullable Instant overdueAt;
    private @Nullable Instant lookAt;

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
        this.reminded = new ArrayList<>();
        this.lookAt = receivedAt;
    }

    ComplaintEvent.Received received() {
        return new ComplaintEvent.Received(subject, id, request, dueAt, receivedAt);
    }

    ComplaintEvent.Decided decide(ComplaintState outcome, byte[] answer, String by, Instant at) {
        if (state != ComplaintState.OPEN) {
            throw Problem.of(IdentityProblem.REQUEST_STATE, "The complaint is decided.")
                    .with("state", state.word());
        }
        this.state = outcome;
        this.answer = answer;
        this.decidedBy = by;
        this.decidedAt = at;
        this.lookAt = null;
        return new ComplaintEvent.Decided(subject, id, request, outcome, by, at);
    }

    /** What the clock has to say now. Looked at late, everything that was missed is said, each once. */
    List<ComplaintEvent> passTime(Instant now) {
        var facts = new ArrayList<ComplaintEvent>();
        if (state != ComplaintState.OPEN) {
            lookAt = null;
            return facts;
        }
        var all = new ArrayList<>(reminded);
        for (var reminder : Reminder.due(receivedAt, dueAt, reminded, now)) {
            all.add(reminder.word());
            facts.add(new ComplaintEvent.Reminded(subject, id, request, reminder.word(), dueAt, now));
        }
        reminded = all;
        if (overdueAt == null && !now.isBefore(dueAt)) {
            overdueAt = now;
            facts.add(new ComplaintEvent.Overdue(subject, id, request, dueAt, now));
        }
        lookAt = Reminder.next(receivedAt, dueAt, now).orElse(null);
        return facts;
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

    List<String> reminded() {
        return List.copyOf(reminded);
    }

    @Nullable
    Instant overdueAt() {
        return overdueAt;
    }
}
