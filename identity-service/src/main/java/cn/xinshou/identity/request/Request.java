package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.right.RequestKind;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person asked for once (个人权利请求). Its words and its answer are sealed. */
@Entity
class Request {

    /** A time proposed beyond this is no extension any more but a refusal without a ground. */
    private static final Duration LONGEST = Duration.ofDays(183);

    /** Who decides where nobody has to. */
    static final String SYSTEM = "system";

    @Id
    private UUID id;

    private UUID subject;

    @Convert(converter = Words.OfKind.class)
    private RequestKind kind;

    @Convert(converter = Words.OfState.class)
    private RequestState state;

    @Convert(converter = Words.OfChannel.class)
    private Channel channel;

    @Convert(converter = Words.OfRequester.class)
    private Requester requester;

    private byte @Nullable [] details;
    private byte @Nullable [] proof;

    @Convert(converter = Words.OfLanguage.class)
    private Language language;

    private boolean setAside;

    @Embedded
    private Work work;

    private @Nullable String assignee;

    @Embedded
    private Verification verification;

    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;
    private List<String> decidedBefore;
    private @Nullable BigDecimal feeCny;

    @Convert(converter = Words.OfGround.class)
    private @Nullable Ground ground;

    private byte @Nullable [] answer;
    private @Nullable Instant packageUntil;
    private @Nullable Instant packageTakenAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Request() {}

    /** @param id random, not in order of time: knowing one request's address must not help to guess another's */
    Request(
            UUID id,
            UUID subject,
            RequestKind kind,
            Channel channel,
            Requester requester,
            RequestClock.Deadlines deadlines) {
        this.id = id;
        this.subject = subject;
        this.kind = kind;
        this.state = RequestState.RECEIVED;
        this.channel = channel;
        this.requester = requester;
        this.decidedBefore = new ArrayList<>();
        this.language = Language.ZH;
        this.work = new Work(deadlines);
        this.verification = new Verification(channel.isAtTheDesk());
    }

    /**
     * What the person should know before the request is received.
     *
     * @param setAside whether it came in a mail that held personal data, which was put aside and not used (promise P4.5)
     */
    Request answeredIn(Language language, boolean setAside) {
        this.language = language;
        this.setAside = setAside;
        return this;
    }

    RequestEvent.Received received(byte @Nullable [] details, byte @Nullable [] proof) {
        this.details = details;
        this.proof = proof;
        return new RequestEvent.Received(
                subject, id, kind, channel, requester, work.dueAt(), work.answerBy(), work.receivedAt());
    }

    /** More has to be shown than was so far. */
    void awaitVerification() {
        requireUnverified();
        state = RequestState.VERIFYING;
    }

    RequestEvent.Verified verify(String by, Instant at) {
        requireUnverified();
        state = RequestState.IN_PROGRESS;
        work.lookAgain(at);
        return new RequestEvent.Verified(subject, id, kind, verification.verify(by, at), at);
    }

    /** The person is asked for something; until they answer, the work waits and day 30 does not. */
    RequestEvent.Paused pause(String by, Instant at) {
        requireInProgress();
        state = RequestState.PAUSED;
        work.pause(at);
        work.lookAgain(at);
        return new RequestEvent.Paused(subject, id, kind, by, work.answerBy(), at);
    }

    /** @param exam the next day of an examination, which a pause does not move */
    RequestEvent.Resumed resume(String by, Optional<RequestClock.Due> exam, Instant at) {
        requirePaused();
        state = RequestState.IN_PROGRESS;
        work.resume(at, exam);
        work.lookAgain(at);
        return new RequestEvent.Resumed(subject, id, kind, by, work.dueAt(), at);
    }

    /** Asks the person for more time. Nothing moves before they agree. */
    RequestEvent.ExtensionProposed proposeExtension(Instant until, String by, Instant at) {
        requireVerifiedAndOpen();
        if (!until.isAfter(work.dueAt()) || !until.isAfter(at)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Propose a later day than the work is due on.")
                    .field("until", "must be after " + work.dueAt());
        }
        if (until.isAfter(work.receivedAt().plus(LONGEST))) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Propose a day within half a year.")
                    .field("until", "must not be after " + work.receivedAt().plus(LONGEST));
        }
        work.propose(until);
        return new RequestEvent.ExtensionProposed(subject, id, kind, until, by, at);
    }

    RequestEvent.ExtensionAnswered answerExtension(boolean agreed, String by, Instant at) {
        var proposed = work.proposedUntil();
        if (!state.isOpen() || proposed == null) {
            throw wrongState("No extension is proposed.");
        }
        work.answerProposal(proposed, agreed);
        work.lookAgain(at);
        return new RequestEvent.ExtensionAnswered(subject, id, kind, agreed, work.dueAt(), by, at);
    }

    /**
     * What the clock has to say now. Looked at late, everything that was missed is said, each once.
     *
     * @param unverifiedUntil when it is dropped if the person has not shown who they are
     */
    List<RequestEvent> passTime(Instant now, Instant unverifiedUntil) {
        var facts = new ArrayList<RequestEvent>();
        var mayExpire = state.isUnverified() && !verification.isByDesk();
        if (!state.isOpen()) {
            work.lookNoMore();
        } else if (mayExpire && !now.isBefore(unverifiedUntil)) {
            facts.add(expire(now));
        } else {
            work.remind(now)
                    .forEach(reminder -> facts.add(new RequestEvent.Reminded(
                            subject, id, kind, reminder.word(), assignee, work.deadline(), now)));
            if (work.becomesOverdue(now)) {
                facts.add(new RequestEvent.Overdue(subject, id, kind, assignee, work.dueAt(), now));
            }
            if (work.owesInterim(now)) {
                facts.add(new RequestEvent.InterimAnswered(subject, id, kind, state, work.answerBy(), now));
            }
            work.lookNext(now, mayExpire ? Optional.of(unverifiedUntil) : Optional.empty());
        }
        return facts;
    }

    /** Nobody showed who asked; what was said goes. */
    private RequestEvent.Expired expire(Instant at) {
        leave(RequestState.EXPIRED, at);
        details = null;
        proof = null;
        work.lookNoMore();
        return new RequestEvent.Expired(subject, id, kind, at);
    }

    /** A complaint was right: somebody else begins anew. */
    RequestEvent.Reopened reopen(RequestClock.Due due, String by, Instant at) {
        var decider = decidedBy;
        if (decider == null) {
            throw wrongState("Nothing is decided that could be decided anew.");
        }
        var before = new ArrayList<>(decidedBefore);
        before.add(decider);
        decidedBefore = before;
        state = RequestState.IN_PROGRESS;
        decidedAt = null;
        decidedBy = null;
        ground = null;
        answer = null;
        packageUntil = null;
        packageTakenAt = null;
        work.beginAnew(due, at);
        return new RequestEvent.Reopened(subject, id, kind, by, work.dueAt(), at);
    }

    /** Everybody who took part in an answer so far. */
    Set<String> deciders() {
        var all = new HashSet<>(decidedBefore);
        if (decidedBy != null) {
            all.add(decidedBy);
        }
        var verifier = verification.verifiedBy();
        if (verifier != null) {
            all.add(verifier);
        }
        return all;
    }

    /** An examination that was registered for since does not wait: its day moves the work, and only ever to an earlier one. */
    Optional<RequestEvent.BroughtForward> bringForward(RequestClock.Due exam, Instant at) {
        if (!state.isOpen() || !work.bringForward(exam)) {
            return Optional.empty();
        }
        work.lookAgain(at);
        return Optional.of(
                new RequestEvent.BroughtForward(subject, id, kind, exam.rule().word(), work.dueAt(), at));
    }

    /** What a transfer costs, where it is clearly excessive (条例 25). */
    void costs(@Nullable BigDecimal fee) {
        feeCny = fee;
    }

    /** The person asks for it no more. */
    RequestEvent.Withdrawn withdraw(String by, Instant at) {
        requireOpen();
        leave(RequestState.WITHDRAWN, at);
        return new RequestEvent.Withdrawn(subject, id, kind, by, at);
    }

    RequestEvent.Assigned assign(String officer, String by, Instant at) {
        requireOpen();
        assignee = officer;
        return new RequestEvent.Assigned(subject, id, kind, officer, by, at);
    }

    private void leave(RequestState next, Instant at) {
        state = next;
        work.resume(at, Optional.empty());
    }

    /**
     * Answers with what was asked for.
     *
     * @param answer sealed words, which a request that no package answers must have
     * @param packageUntil until when the package can be fetched, if a package answers the request
     */
    RequestEvent.Fulfilled fulfil(byte @Nullable [] answer, Instant packageUntil, String by, Instant at) {
        requireInProgress();
        if (answer == null && !kind.isAnsweredByPackage()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say what was done.")
                    .field("answer", "is required");
        }
        decide(RequestState.FULFILLED, answer, by, at);
        this.packageUntil = kind.leavesPackage() ? packageUntil : null;
        return new RequestEvent.Fulfilled(subject, id, kind, by, at);
    }

    RequestEvent.RefusalReviewed reviewed(Ground considered, boolean agrees, String by, Instant at) {
        requireOpen();
        return new RequestEvent.RefusalReviewed(subject, id, kind, considered, agrees, by, at);
    }

    /** Refuses, which only a person ever does (promise P5.4), with a ground and reasons in words (PIPL 50). */
    RequestEvent.Refused refuse(Ground ground, byte[] reason, String by, Instant at) {
        requireOpen();
        if (by.equals(SYSTEM)) {
            throw new IllegalStateException("a refusal is a person's");
        }
        decide(RequestState.REFUSED, reason, by, at);
        this.ground = ground;
        return new RequestEvent.Refused(subject, id, kind, ground, by, at);
    }

    /** Hands the package out, once. */
    void takePackage(Instant at) {
        requirePackage(at);
        packageTakenAt = at;
    }

    /** @return until when it can be fetched */
    Instant requirePackage(Instant at) {
        var until = packageUntil;
        if (state != RequestState.FULFILLED || until == null) {
            throw wrongState("There is a package once a request for access or a copy is fulfilled.");
        }
        if (packageTakenAt != null) {
            throw Problem.of(IdentityProblem.PACKAGE_TAKEN, "Ask for another copy; it is free.");
        }
        if (!at.isBefore(until)) {
            throw Problem.of(IdentityProblem.PACKAGE_EXPIRED, "Ask for another copy; it is free.");
        }
        return until;
    }

    private void decide(RequestState outcome, byte @Nullable [] words, String by, Instant at) {
        leave(outcome, at);
        answer = words;
        decidedAt = at;
        decidedBy = by;
    }

    void requireInProgress() {
        if (state != RequestState.IN_PROGRESS) {
            throw wrongState("Verify who asked before answering.");
        }
    }

    void requireOpen() {
        if (!state.isOpen()) {
            throw wrongState("It is closed.");
        }
    }

    private void requirePaused() {
        if (state != RequestState.PAUSED) {
            throw wrongState("It does not wait for the person.");
        }
    }

    private void requireVerifiedAndOpen() {
        if (state != RequestState.IN_PROGRESS && state != RequestState.PAUSED) {
            throw wrongState("It is closed, or who asked is not established.");
        }
    }

    private void requireUnverified() {
        if (!state.isUnverified()) {
            throw wrongState("Who asked is established already, or the request is closed.");
        }
    }

    private Problem wrongState(String detail) {
        return Problem.of(IdentityProblem.REQUEST_STATE, detail).with("state", state.word());
    }

    UUID id() {
        return id;
    }

    UUID subject() {
        return subject;
    }

    RequestKind kind() {
        return kind;
    }

    RequestState state() {
        return state;
    }

    Channel channel() {
        return channel;
    }

    Requester requester() {
        return requester;
    }

    byte @Nullable [] details() {
        return details;
    }

    byte @Nullable [] proof() {
        return proof;
    }

    Work work() {
        return work;
    }

    Verification verification() {
        return verification;
    }

    Language language() {
        return language;
    }

    boolean setAside() {
        return setAside;
    }

    @Nullable
    String assignee() {
        return assignee;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    Ground ground() {
        return ground;
    }

    byte @Nullable [] answer() {
        return answer;
    }

    @Nullable
    Instant packageUntil() {
        return packageUntil;
    }

    @Nullable
    Instant packageTakenAt() {
        return packageTakenAt;
    }

    @Nullable
    BigDecimal feeCny() {
        return feeCny;
    }
}
