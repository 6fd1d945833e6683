package cn.xinshou.breach.notice;

import cn.xinshou.breach.problem.BreachProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice to affected people (告知个人, PIPL 57) from first draft to the last delivery. */
@Entity
public class Notice {

    @Id
    private UUID id;

    private UUID incident;

    @Enumerated(EnumType.STRING)
    private NoticeState state;

    private NoticeContent content;
    private String author;
    private String lastEditor;
    private Instant createdAt;
    private @Nullable Instant submittedAt;
    private @Nullable String boundHash;
    private @Nullable Instant sentAt;
    private @Nullable String stoppedBy;
    private @Nullable Instant doneAt;

    @Version
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Notice() {}

    Notice(UUID id, UUID incident, NoticeContent content, String author, Instant at) {
        this.id = id;
        this.incident = incident;
        this.state = NoticeState.DRAFT;
        this.content = content;
        this.author = author;
        this.lastEditor = author;
        this.createdAt = at;
    }

    /** A change makes whatever was agreed to void; what is under way cannot be changed any more. */
    void edit(NoticeContent changed, String by) {
        if (hasLeft()) {
            throw wrongState("write a new notice instead");
        }
        content = changed;
        lastEditor = by;
        backToDraft();
    }

    /** @throws Problem NOTICE_INCOMPLETE naming every field that is wrong */
    void submit(Instant at) {
        if (state != NoticeState.DRAFT) {
            throw wrongState("only a draft is submitted");
        }
        var wrong = NoticeLint.of(content);
        if (!wrong.isEmpty()) {
            var problem = Problem.of(
                    BreachProblem.NOTICE_INCOMPLETE,
                    "Complete or correct the fields named in errors, in both languages, and submit again.");
            wrong.forEach(e -> problem.field(e.field(), e.message()));
            throw problem;
        }
        state = NoticeState.PENDING_APPROVAL;
        submittedAt = at;
    }

    void requirePending() {
        if (state != NoticeState.PENDING_APPROVAL) {
            throw wrongState("only a submitted notice is approved or rejected");
        }
    }

    /** Whoever wrote it cannot be the second pair of eyes. */
    void requireOtherThanWriters(String person) {
        if (person.equals(author) || person.equals(lastEditor)) {
            throw Problem.of(
                    BreachProblem.FOUR_EYES, "Author and last editor cannot approve; ask another person to read it.");
        }
    }

    /** @param hash of exactly what was agreed to */
    NoticeEvent.Approved approve(String hash, long recipients, String approver, Instant at) {
        state = NoticeState.APPROVED;
        boundHash = hash;
        return new NoticeEvent.Approved(incident, id, hash, recipients, approver, at);
    }

    void reject() {
        requirePending();
        state = NoticeState.REJECTED;
    }

    /** The list of people changed: what was agreed to is no longer what would be sent. */
    boolean recipientsChanged() {
        if (state == NoticeState.SENDING || state == NoticeState.STOPPED) {
            throw wrongState("recipients stay as they were approved until it is done");
        }
        if (state != NoticeState.APPROVED && state != NoticeState.PENDING_APPROVAL) {
            return false;
        }
        backToDraft();
        return true;
    }

    /** @param hash of what would be sent now */
    public void send(String hash, Instant at) {
        if (state != NoticeState.APPROVED || !hash.equals(boundHash)) {
            throw Problem.of(
                    BreachProblem.NOT_APPROVED,
                    "The notice is " + state.word() + ". Have it approved with its present text and recipients first.");
        }
        state = NoticeState.SENDING;
        sentAt = at;
    }

    /** One person is enough to stop. */
    public void stop(String by) {
        if (state != NoticeState.SENDING) {
            throw wrongState("only a notice that is being sent is stopped");
        }
        state = NoticeState.STOPPED;
        stoppedBy = by;
    }

    /** Going on takes another person than the one who stopped. */
    public void resume(String by) {
        if (state != NoticeState.STOPPED) {
            throw wrongState("only a stopped notice is resumed");
        }
        if (by.equals(stoppedBy)) {
            throw Problem.of(BreachProblem.FOUR_EYES, "Whoever stopped it cannot resume it; ask another person.");
        }
        state = NoticeState.SENDING;
        stoppedBy = null;
    }

    public void finish(Instant at) {
        if (state == NoticeState.SENDING) {
            state = NoticeState.DONE;
            doneAt = at;
        }
    }

    private boolean hasLeft() {
        return switch (state) {
            case SENDING, STOPPED, DONE -> true;
            case DRAFT, PENDING_APPROVAL, REJECTED, APPROVED -> false;
        };
    }

    private void backToDraft() {
        state = NoticeState.DRAFT;
        submittedAt = null;
        boundHash = null;
    }

    private Problem wrongState(String hint) {
        return Problem.of(BreachProblem.WRONG_STATE, "The notice is " + state.word() + "; " + hint + ".");
    }

    public UUID id() {
        return id;
    }

    public UUID incident() {
        return incident;
    }

    public NoticeState state() {
        return state;
    }

    public NoticeContent content() {
        return content;
    }

    String author() {
        return author;
    }

    String lastEditor() {
        return lastEditor;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    public @Nullable String boundHash() {
        return boundHash;
    }

    public @Nullable Instant sentAt() {
        return sentAt;
    }

    @Nullable
    String stoppedBy() {
        return stoppedBy;
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }

    public long version() {
        return version;
    }
}
