package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.deadline.Deadlines;
import cn.xinshou.identity.request.deadline.Due;
import cn.xinshou.identity.request.deadline.DueRule;
import cn.xinshou.identity.request.deadline.Reminder;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the work on a request is due, and what moves that. The day on which an answer is given is set once, at the beginning, and there is no
 * method here that moves it (promise P5.5).
 */
@Embeddable
public class Work {

    /** A time proposed beyond this is no extension any more but a refusal without a ground. */
    private static final Duration LONGEST = Duration.ofDays(183);

    private Instant receivedAt;

    /** When somebody else began anew, if a complaint was right. */
    private @Nullable Instant begunAt;

    private Instant dueAt;

    @Convert(converter = DueRule.Stored.class)
    private DueRule dueRule;

    private boolean calendarAnnounced;
    private Instant answerBy;
    private @Nullable Instant pausedAt;
    private int pausedDays;
    private @Nullable Instant proposedUntil;
    private boolean extended;
    private List<String> reminded;
    private @Nullable Instant interimAt;
    private @Nullable Instant overdueAt;
    private @Nullable Instant lookAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Work() {}

    @SuppressWarnings("NullAway.Init")
    Work(Deadlines deadlines) {
        receivedAt = deadlines.receivedAt();
        answerBy = deadlines.answerBy();
        reminded = new ArrayList<>();
        isDue(deadlines.due());
        lookAt = receivedAt;
    }

    private void isDue(Due due) {
        dueAt = due.at();
        dueRule = due.rule();
        calendarAnnounced = due.announced();
    }

    /** Something changed; the clock looks anew. */
    void lookAgain(Instant at) {
        lookAt = at;
    }

    /** Nothing is left for the clock to do. */
    void lookNoMore() {
        lookAt = null;
    }

    /** @return the reminders whose time has come and that were not given yet */
    List<Reminder> remind(Instant now) {
        var given = Reminder.due(begun(), deadline(), reminded, now);
        if (!given.isEmpty()) {
            var all = new ArrayList<>(reminded);
            given.forEach(reminder -> all.add(reminder.word()));
            reminded = all;
        }
        return given;
    }

    /** @return whether it became overdue; what waits for the person does not */
    boolean becomesOverdue(Instant now) {
        if (pausedAt != null || overdueAt != null || now.isBefore(dueAt)) {
            return false;
        }
        overdueAt = now;
        return true;
    }

    /** @return whether day 30 has come; what begins anew after it was answered by then */
    boolean owesInterim(Instant now) {
        if (interimAt != null || now.isBefore(answerBy) || !isAnswerAhead()) {
            return false;
        }
        interimAt = now;
        return true;
    }

    /** @param until when the request is dropped, if it may be */
    void lookNext(Instant now, Optional<Instant> until) {
        var moments = new ArrayList<Instant>();
        Reminder.next(begun(), deadline(), now).ifPresent(moments::add);
        moments.add(dueAt);
        moments.add(answerBy);
        until.ifPresent(moments::add);
        lookAt = moments.stream()
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }

    void pause(Instant at) {
        pausedAt = at;
    }

    /** @param exam an examination does not wait for what the person was asked for */
    void resume(Instant at, Optional<Due> exam) {
        if (pausedAt == null) {
            return;
        }
        var waited = Duration.between(pausedAt, at);
        pausedAt = null;
        pausedDays += Math.toIntExact(waited.plusDays(1).minusNanos(1).toDays());
        if (!dueRule.isOfAnExamination()) {
            dueAt = dueAt.plus(waited);
        }
        exam.filter(due -> due.at().isBefore(dueAt)).ifPresent(this::isDue);
    }

    /** @return whether it is due earlier now */
    boolean bringForward(Due exam) {
        if (!exam.at().isBefore(dueAt)) {
            return false;
        }
        isDue(exam);
        return true;
    }

    /** @throws Problem if it is no later day, or beyond what can be asked for */
    void propose(Instant until, Instant at) {
        if (!until.isAfter(dueAt) || !until.isAfter(at)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Propose a later day than the work is due on.")
                    .field("until", "must be after " + dueAt);
        }
        var latest = receivedAt.plus(LONGEST);
        if (until.isAfter(latest)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Propose a day within half a year.")
                    .field("until", "must not be after " + latest);
        }
        proposedUntil = until;
    }

    void answerProposal(Instant proposed, boolean agreed) {
        if (agreed) {
            isDue(new Due(proposed, DueRule.AGREED, true));
            extended = true;
        }
        proposedUntil = null;
    }

    /** Another officer begins anew after a complaint that was right, with reminders of its own. Day 30 is over by then or is still the same. */
    void beginAnew(Due due, Instant at) {
        isDue(due);
        begunAt = at;
        reminded = new ArrayList<>();
        overdueAt = null;
        lookAt = at;
    }

    /** What comes next: the answer at day 30 goes out whether or not somebody is waited for. */
    Instant deadline() {
        return isAnswerAhead() && (pausedAt != null || dueAt.isAfter(answerBy)) ? answerBy : dueAt;
    }

    private boolean isAnswerAhead() {
        return begun().isBefore(answerBy);
    }

    private Instant begun() {
        return begunAt == null ? receivedAt : begunAt;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public DueRule dueRule() {
        return dueRule;
    }

    public boolean calendarAnnounced() {
        return calendarAnnounced;
    }

    public Instant answerBy() {
        return answerBy;
    }

    public @Nullable Instant pausedAt() {
        return pausedAt;
    }

    public int pausedDays() {
        return pausedDays;
    }

    public @Nullable Instant proposedUntil() {
        return proposedUntil;
    }

    public boolean extended() {
        return extended;
    }

    public List<String> reminded() {
        return List.copyOf(reminded);
    }

    public @Nullable Instant interimAt() {
        return interimAt;
    }

    public @Nullable Instant overdueAt() {
        return overdueAt;
    }
}
