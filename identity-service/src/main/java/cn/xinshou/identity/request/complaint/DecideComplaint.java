package cn.xinshou.identity.request.complaint;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.ExamDates;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** Decides a complaint; never somebody who took part in what it is about. If it is right, the request begins anew. */
@ApplicationScoped
public class DecideComplaint {

    private final FindRequest find;
    private final Complaints complaints;
    private final Seals seals;
    private final SealedWords words;
    private final Notes notes;
    private final Tell tell;
    private final ExamDates exams;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    DecideComplaint(
            FindRequest find,
            Complaints complaints,
            Seals seals,
            SealedWords words,
            Notes notes,
            Tell tell,
            ExamDates exams,
            Caller caller,
            RequestClock clock,
            Journal journal) {
        this.find = find;
        this.complaints = complaints;
        this.seals = seals;
        this.words = words;
        this.notes = notes;
        this.tell = tell;
        this.exams = exams;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** The one about this request that is open. */
    @Transactional
    public Request ofRequest(UUID id, ComplaintState outcome, String answer) {
        var request = find.forPersonOrDesk(id);
        var complaint = complaints
                .openAbout(id)
                .orElseThrow(() -> Problem.of(IdentityProblem.REQUEST_STATE, "There is no open complaint about it."));
        requireSomebodyElse(request);
        decide(complaint, outcome, answer, request.asked().language());
        if (outcome == ComplaintState.JUSTIFIED && request.answer().decidedBy() != null) {
            beginAnew(request);
        }
        return request;
    }

    /** One that is about no request. */
    @Transactional
    Complaint alone(UUID id, ComplaintState outcome, String answer) {
        var complaint = complaints
                .lock(id)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no such complaint."));
        if (complaint.request() != null) {
            throw Problem.of(
                    IdentityProblem.REQUEST_STATE, "Decide it at its request: /requests/{id}/decide-complaint.");
        }
        decide(complaint, outcome, answer, Language.ZH);
        return complaint;
    }

    private void decide(Complaint complaint, ComplaintState outcome, String answer, Language language) {
        if (outcome == ComplaintState.OPEN) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say what became of it.")
                    .field("outcome", "must be justified or unjustified");
        }
        var seal = seals.hold(complaint.subject());
        var decided = complaint.decide(outcome, close(seal, complaint.id(), answer), caller.id(), clock.now());
        journal.append(decided);
        tell.complaintDecided(complaint.subject(), complaint.id(), language, outcome == ComplaintState.UNJUSTIFIED);
    }

    private void beginAnew(Request request) {
        var now = clock.now();
        // What was answered before stays readable beside what comes now.
        var seal = seals.hold(request.subject());
        notes.keep(
                request,
                NoteKind.REFUSAL,
                words.answer(seal, request),
                Objects.requireNonNull(request.answer().decidedBy()),
                now);
        journal.append(request.reopen(clock.anew(now, exams.next(request.subject(), now)), caller.id(), now));
    }

    private void requireSomebodyElse(Request request) {
        var earlier = complaints.about(request.id()).stream().map(Complaint::decidedBy);
        if (request.deciders().contains(caller.id()) || earlier.anyMatch(caller.id()::equals)) {
            throw Problem.of(
                    IdentityProblem.SOMEBODY_ELSE, "Another officer decides this: you took part in what it is about.");
        }
    }

    private static byte[] close(Seal seal, UUID complaint, String answer) {
        return seal.close(answer.getBytes(StandardCharsets.UTF_8), place(complaint));
    }

    static String place(UUID complaint) {
        return "complaint/" + complaint + "/answer";
    }
}
