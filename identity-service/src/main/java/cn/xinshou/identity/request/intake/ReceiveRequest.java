package cn.xinshou.identity.request.intake;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.calendar.WorkingDays;
import cn.xinshou.identity.correction.AskedCorrection;
import cn.xinshou.identity.request.Asked;
import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.deadline.ExamDates;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.right.DeletionScope;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes a request in. It is never turned away at this point, however often the same is asked; what a mail must not bring stays out. */
@ApplicationScoped
public class ReceiveRequest {

    private final Requests requests;
    private final Seals seals;
    private final SealedWords words;
    private final InboundMail mail;
    private final ExamDates exams;
    private final RequestClock clock;
    private final Journal journal;

    ReceiveRequest(
            Requests requests,
            Seals seals,
            SealedWords words,
            InboundMail mail,
            ExamDates exams,
            RequestClock clock,
            Journal journal) {
        this.requests = requests;
        this.seals = seals;
        this.words = words;
        this.mail = mail;
        this.exams = exams;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    public Request receive(Intake intake) {
        requireNothingThatIsSetAside(intake);
        requireWhatCanBeCarriedOut(intake.kind(), intake.details());
        var seal = seals.hold(intake.subject());
        var id = UUID.randomUUID();
        var deadlines = clock.deadlines(intake.kind(), exams.next(intake.subject(), clock.now()));
        var asked = new Asked(
                intake.channel(),
                intake.requester(),
                intake.language(),
                intake.setAside(),
                words.close(seal, id, SealedWords.Part.DETAILS, intake.details()),
                words.close(seal, id, SealedWords.Part.PROOF, intake.proof()));
        var request = new Request(id, intake.subject(), intake.kind(), asked, deadlines);
        requests.persist(request);

        journal.append(request.received());
        return request;
    }

    private void requireNothingThatIsSetAside(Intake intake) {
        if (intake.channel() != Channel.MAIL) {
            return;
        }
        var problem = Problem.of(
                CommonProblem.INVALID_REQUEST,
                "Personal data that came by mail is set aside and not used: enter the request without it and say mailSetAside;"
                        + " the person hands in what is needed after signing in, by letter or in person.");
        if (mail.bringsPersonalData(intake.details())) {
            problem.field("details", "must not carry over an ID number, mobile number or mail address");
        }
        if (mail.bringsPersonalData(intake.proof())) {
            problem.field("proof", "must not carry over an ID number, mobile number or mail address");
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    /** Said as an object, what a correction or deletion asks for is checked at once and not only when somebody carries it out. */
    public void requireWhatCanBeCarriedOut(RequestKind kind, @Nullable JsonNode details) {
        if (kind == RequestKind.CORRECTION && details != null && details.isObject()) {
            AskedCorrection.read(details, LocalDate.ofInstant(clock.now(), WorkingDays.CHINA));
        }
        if (kind == RequestKind.DELETION) {
            DeletionScope.check(details);
        }
    }
}
