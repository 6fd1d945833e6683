package cn.xinshou.identity.request.view;

import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.Ground;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.Requester;
import cn.xinshou.identity.request.complaint.Complaint;
import cn.xinshou.identity.request.complaint.ComplaintView;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.deadline.DueRule;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.right.RequestKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is shown. Its words are shown to the person and to the desk only, and only when one request is looked at.
 *
 * @param dueBecause the rule that says when the work is due
 * @param dueNote what is uncertain about that day
 * @param overdueAt since when it is overdue; then everybody at the desk is called on
 * @param interimAt when the person was told that the work is not done on day 30
 * @param complaint the newest about it
 * @param mailSetAside whether the mail it came in held personal data and was set aside (promise P4.5)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestView(
        UUID id,
        UUID subject,
        RequestKind kind,
        RequestState state,
        Channel channel,
        Requester requester,
        Language language,
        Instant receivedAt,
        Instant dueAt,
        DueRule dueBecause,
        @Nullable Bilingual dueNote,
        Instant answerBy,
        int pausedDays,
        @Nullable Instant pausedAt,
        boolean extended,
        @Nullable Instant extensionProposed,
        @Nullable String assignee,
        List<String> reminded,
        @Nullable Instant overdueAt,
        @Nullable Instant interimAt,
        @Nullable BigDecimal feeCny,
        @Nullable Boolean mailSetAside,
        @Nullable VerificationView verification,
        @Nullable Decision decision,
        @JsonProperty("package") @Nullable PackageView copy,
        @Nullable JsonNode details,
        @Nullable JsonNode proof,
        @Nullable List<Notes.Open> correspondence,
        @Nullable ComplaintView complaint,
        @Nullable Advice advice) {

    private static final Bilingual NOT_ANNOUNCED = new Bilingual(
            "节假日安排未公布，按周一至周五计算，可能调整",
            "Days off of that year are not announced; Monday to Friday were counted, and the day may move");

    /** The same in both languages. */
    record Bilingual(String zh, String en) {}

    /**
     * How far it is established who asked.
     *
     * @param codeUntil how long the code that was sent is good
     * @param waitsForDesk whether an officer has to look
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerificationView(List<Proof> shown, @Nullable Instant codeUntil, boolean waitsForDesk) {

        static @Nullable VerificationView of(Request request) {
            var verification = request.verification();
            return request.state() == RequestState.VERIFYING
                    ? new VerificationView(
                            List.copyOf(verification.proofs()), verification.codeUntil(), verification.isByDesk())
                    : null;
        }
    }

    /** @param notice what a person who is refused can do about it (PIPL 50) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            RequestState outcome,
            Instant at,
            String by,
            @Nullable Ground ground,
            @Nullable JsonNode answer,
            @Nullable RefusalNotice notice) {

        @Override
        public String toString() {
            return "Decision[" + outcome + ", " + at + "]";
        }
    }

    /** @param until when it can be fetched; null once it was */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PackageView(URI href, Instant until, @Nullable Instant takenAt) {}

    public static RequestView of(Request request) {
        return of(request, Opened.NOTHING);
    }

    public static RequestView of(Request request, Opened words) {
        return of(request, words, null);
    }

    public static RequestView with(Complaint complaint, Request request) {
        return of(request, Opened.complaint(ComplaintView.of(complaint)));
    }

    /** With what people should know when they begin. */
    public static RequestView received(Request request) {
        return of(request, Opened.NOTHING, Advice.AT_INTAKE);
    }

    private static RequestView of(Request request, Opened words, @Nullable Advice advice) {
        var asked = request.asked();
        var work = request.work();
        return new RequestView(
                request.id(),
                request.subject(),
                request.kind(),
                request.state(),
                asked.channel(),
                asked.requester(),
                asked.language(),
                work.receivedAt(),
                work.dueAt(),
                work.dueRule(),
                work.calendarAnnounced() ? null : NOT_ANNOUNCED,
                work.answerBy(),
                work.pausedDays(),
                work.pausedAt(),
                work.extended(),
                work.proposedUntil(),
                request.assignee(),
                work.reminded(),
                work.overdueAt(),
                work.interimAt(),
                request.answer().feeCny(),
                asked.setAside() ? true : null,
                VerificationView.of(request),
                decision(request, words),
                packageOf(request),
                words.details(),
                words.proof(),
                words.correspondence(),
                words.complaint(),
                advice);
    }

    private static @Nullable Decision decision(Request request, Opened words) {
        var answer = request.answer();
        var at = answer.decidedAt();
        var by = answer.decidedBy();
        if (at == null || by == null) {
            return null;
        }
        var notice = answer.ground() == null ? null : RefusalNotice.with(words.complaints());
        return new Decision(request.state(), at, by, answer.ground(), words.answer(), notice);
    }

    private static @Nullable PackageView packageOf(Request request) {
        var answer = request.answer();
        var until = answer.packageUntil();
        return until == null
                ? null
                : new PackageView(URI.create("/requests/" + request.id() + "/package"), until, answer.packageTakenAt());
    }

    @Override
    public String toString() {
        return "RequestView[" + id + ", " + kind + ", " + state + "]";
    }
}
