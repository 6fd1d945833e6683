package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.deadline.Deadlines;
import cn.xinshou.identity.request.deadline.Due;
import cn.xinshou.identity.request.proof.Verification;
import cn.xinshou.identity.right.RequestKind;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person asked for once (个人权利请求). Each step checks that the request has come so far and returns the fact to publish. Its words and
 * its answer are sealed.
 */
@Entity
public class Request {

    /** Who decides where nobody has to. */
    public static final String SYSTEM = "system";

    @Id
    private UUID id;

    private UUID subject;

    @Convert(converter = RequestKind.Stored.class)
    private RequestKind kind;

    @Convert(converter = RequestState.Stored.class)
    private RequestState state;

    @Embedded
    private Asked asked;

    @Embedded
    private Work work;

    private @Nullable String assignee;

    @Embedded
    private Verification verification;

    @Embedded
    private Answer answer;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Request() {}

    /** @param id random, not in order of time: knowing one request's address must not help to guess another's */
    public Request(UUID id, UUID subject, RequestKind kind, Asked asked, Deadlines deadlines) {
        this.id = id;
        this.subject = subject;
        this.kind = kind;
        this.state = RequestState.RECEIVED;
        this.asked = asked;
        this.work = new Work(deadlines);
        this.verification = new Verification(asked.channel().isAtTheDesk());
        this.answer = new Answer();
    }

    public RequestEvent.Received received() {
        return new RequestEvent.Received(
                subject,
                id,
                kind,
                asked.channel(),
                asked.requester(),
                work.dueAt(),
                work.answerBy(),
                work.receivedAt());
    }

    /** More has to be shown than was so far. */
    public void awaitVerification() {
        state.requireUnverified();
        state = RequestState.VERIFYING;
    }

    /** @param by {@code session} for a recent sign-in, the ways in which it was shown, or the officer who looked */
    public RequestEvent.Verified verify(String by, Instant at) {
        state.requireUnverified();
        state = RequestState.IN_PROGRESS;
        work.lookAgain(at);
        return new RequestEvent.Verified(subject, id, kind, verification.verify(by, at), at);
    }

    /** The person is asked for something; until they answer, the work waits and day 30 does not. */
    public RequestEvent.Paused pause(String by, Instant at) {
        state.requireInProgress();
        state = RequestState.PAUSED;
        work.pause(at);
        work.lookAgain(at);
        return new RequestEvent.Paused(subject, id, kind, by, work.answerBy(), at);
    }

    /** @param exam the next day of an examination, which a pause does not move */
    public RequestEvent.Resumed resume(String by, Optional<Due> exam, Instant at) {
        state.requirePaused();
        state = RequestState.IN_PROGRESS;
        work.resume(at, exam);
        work.lookAgain(at);
        return new RequestEvent.Resumed(subject, id, kind, by, work.dueAt(), at);
    }

    /** Asks the person for more time. Nothing moves before they agree. */
    public RequestEvent.ExtensionProposed proposeExtension(Instant until, String by, Instant at) {
        state.requireVerifiedAndOpen();
        work.propose(until, at);
        return new RequestEvent.ExtensionProposed(subject, id, kind, until, by, at);
    }

    public RequestEvent.ExtensionAnswered answerExtension(boolean agreed, String by, Instant at) {
        var proposed = work.proposedUntil();
        if (!state.isOpen() || proposed == null) {
            throw state.wrong("No extension is proposed.");
        }
        work.answerProposal(proposed, agreed);
        work.lookAgain(at);
        return new RequestEvent.ExtensionAnswered(subject, id, kind, agreed, work.dueAt(), by, at);
    }

    /** An examination that was registered for since does not wait: its day moves the work, and only ever to an earlier one. */
    public Optional<RequestEvent.BroughtForward> bringForward(Due exam, Instant at) {
        if (!state.isOpen() || !work.bringForward(exam)) {
            return Optional.empty();
        }
        work.lookAgain(at);
        return Optional.of(
                new RequestEvent.BroughtForward(subject, id, kind, exam.rule().word(), work.dueAt(), at));
    }

    /**
     * What the clock has to say now. Looked at late, everything that was missed is said, each once.
     *
     * @param unverifiedUntil when it is dropped if the person has not shown who they are
     */
    public List<RequestEvent> passTime(Instant now, Instant unverifiedUntil) {
        var mayExpire = state.isUnverified() && !verification.isByDesk();
        if (!state.isOpen()) {
            work.lookNoMore();
            return List.of();
        }
        if (mayExpire && !now.isBefore(unverifiedUntil)) {
            return List.of(expire(now));
        }
        var facts = owed(now);
        work.lookNext(now, mayExpire ? Optional.of(unverifiedUntil) : Optional.empty());
        return facts;
    }

    private List<RequestEvent> owed(Instant now) {
        var facts = new ArrayList<RequestEvent>();
        for (var reminder : work.remind(now)) {
            facts.add(new RequestEvent.Reminded(subject, id, kind, reminder.word(), assignee, work.deadline(), now));
        }
        if (work.becomesOverdue(now)) {
            facts.add(new RequestEvent.Overdue(subject, id, kind, assignee, work.dueAt(), now));
        }
        if (work.owesInterim(now)) {
            facts.add(new RequestEvent.InterimAnswered(subject, id, kind, state, work.answerBy(), now));
        }
        return facts;
    }

    /** Nobody showed who asked; what was said goes. */
    private RequestEvent.Expired expire(Instant at) {
        leave(RequestState.EXPIRED, at);
        asked.forgetWords();
        work.lookNoMore();
        return new RequestEvent.Expired(subject, id, kind, at);
    }

    public RequestEvent.Assigned assign(String officer, String by, Instant at) {
        state.requireOpen();
        assignee = officer;
        return new RequestEvent.Assigned(subject, id, kind, officer, by, at);
    }

    /** The person asks for it no more. */
    public RequestEvent.Withdrawn withdraw(String by, Instant at) {
        state.requireOpen();
        leave(RequestState.WITHDRAWN, at);
        return new RequestEvent.Withdrawn(subject, id, kind, by, at);
    }

    /**
     * Answers with what was asked for.
     *
     * @param words sealed, which a request that no package answers must have
     * @param packageUntil until when the package can be fetched, if a package answers the request
     */
    public RequestEvent.Fulfilled fulfil(byte @Nullable [] words, Instant packageUntil, String by, Instant at) {
        state.requireInProgress();
        if (words == null && !kind.isAnsweredByPackage()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say what was done.")
                    .field("answer", "is required");
        }
        leave(RequestState.FULFILLED, at);
        answer.decide(words, by, at);
        if (kind.leavesPackage()) {
            answer.leavePackage(packageUntil);
        }
        return new RequestEvent.Fulfilled(subject, id, kind, by, at);
    }

    /** What a transfer costs, where it is clearly excessive (条例 25). */
    public void costs(@Nullable BigDecimal fee) {
        answer.costs(fee);
    }

    /** A second person looked at a refusal that is being considered. */
    public RequestEvent.RefusalReviewed reviewed(Ground considered, boolean agrees, String by, Instant at) {
        state.requireOpen();
        return new RequestEvent.RefusalReviewed(subject, id, kind, considered, agrees, by, at);
    }

    /** Refuses, which only a person ever does (promise P5.4), with a ground and reasons in words (PIPL 50). */
    public RequestEvent.Refused refuse(Ground ground, byte[] reason, String by, Instant at) {
        state.requireOpen();
        if (by.equals(SYSTEM)) {
            throw new IllegalStateException("a refusal is a person's");
        }
        leave(RequestState.REFUSED, at);
        answer.refuse(ground, reason, by, at);
        return new RequestEvent.Refused(subject, id, kind, ground, by, at);
    }

    /** A complaint was right: somebody else begins anew. */
    public RequestEvent.Reopened reopen(Due due, String by, Instant at) {
        if (answer.decidedBy() == null) {
            throw state.wrong("Nothing is decided that could be decided anew.");
        }
        state = RequestState.IN_PROGRESS;
        answer.beginAnew();
        work.beginAnew(due, at);
        return new RequestEvent.Reopened(subject, id, kind, by, work.dueAt(), at);
    }

    /** Everybody who took part in an answer so far. */
    public Set<String> deciders() {
        var all = answer.deciders();
        var verifier = verification.verifiedBy();
        if (verifier != null) {
            all.add(verifier);
        }
        return all;
    }

    /** Hands the package out, once. */
    public void takePackage(Instant at) {
        requirePackage(at);
        answer.takePackage(at);
    }

    /** @return until when it can be fetched */
    public Instant requirePackage(Instant at) {
        if (state != RequestState.FULFILLED || answer.packageUntil() == null) {
            throw state.wrong("There is a package once a request for access or a copy is fulfilled.");
        }
        return answer.requirePackage(at);
    }

    private void leave(RequestState next, Instant at) {
        state = next;
        work.resume(at, Optional.empty());
    }

    public UUID id() {
        return id;
    }

    public UUID subject() {
        return subject;
    }

    public RequestKind kind() {
        return kind;
    }

    public RequestState state() {
        return state;
    }

    public Asked asked() {
        return asked;
    }

    public Work work() {
        return work;
    }

    public @Nullable String assignee() {
        return assignee;
    }

    public Verification verification() {
        return verification;
    }

    public Answer answer() {
        return answer;
    }
}
