package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody says that data was used, copied or passed on as it must not be (promise P5.6). */
@Entity
class MisuseReport {

    @Id
    private UUID id;

    private String reporter;
    private @Nullable UUID subject;
    private @Nullable String about;
    private @Nullable UUID reading;
    private byte[] words;
    private Instant receivedAt;
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Finding outcome;

    private byte @Nullable [] answer;
    private @Nullable String answeredBy;
    private @Nullable Instant answeredAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected MisuseReport() {}

    /**
     * @param subject the reporter, if it is a person with data here; null for staff
     * @param about the account that is said to have done it, if anybody knows
     * @param reading the line in the person's list of readers, if it is about one
     * @param words sealed
     */
    MisuseReport(
            UUID id,
            String reporter,
            @Nullable UUID subject,
            @Nullable String about,
            @Nullable UUID reading,
            byte[] words,
            Instant at,
            Instant dueAt) {
        this.id = id;
        this.reporter = reporter;
        this.subject = subject;
        this.about = about;
        this.reading = reading;
        this.words = words;
        this.receivedAt = at;
        this.dueAt = dueAt;
    }

    ConductEvent.MisuseReported reported() {
        return new ConductEvent.MisuseReported(subject, id, about, reading, dueAt, receivedAt);
    }

    /** @param words sealed */
    ConductEvent.MisuseAnswered answer(Finding outcome, byte[] words, String by, Instant at) {
        requireNotConcerned(by);
        if (answeredAt != null) {
            throw Problem.of(CommonProblem.CONFLICT, "It was answered already; whoever reported it may report again.")
                    .field("id", "has an answer");
        }
        this.outcome = outcome;
        this.answer = words;
        this.answeredBy = by;
        this.answeredAt = at;
        return new ConductEvent.MisuseAnswered(subject, id, outcome, by, at);
    }

    void requireNotConcerned(String account) {
        if (concerns(account)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Somebody who is not concerned answers it.")
                    .field("id", "concerns the caller");
        }
    }

    boolean concerns(String account) {
        return account.equals(about) || account.equals(reporter);
    }

    boolean isBy(String account) {
        return reporter.equals(account);
    }

    boolean isAbout(String account) {
        return account.equals(about);
    }

    /** Whose key its words are sealed under. */
    UUID holder() {
        return Objects.requireNonNullElse(subject, id);
    }

    static String place(UUID id, String what) {
        return "misuse/" + id + "/" + what;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    @Nullable
    String about() {
        return about;
    }

    @Nullable
    UUID reading() {
        return reading;
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
    Finding outcome() {
        return outcome;
    }

    byte @Nullable [] answer() {
        return answer;
    }

    @Nullable
    String answeredBy() {
        return answeredBy;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }
}
