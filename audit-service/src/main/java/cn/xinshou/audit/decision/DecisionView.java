package cn.xinshou.audit.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision, explained. Which member of staff reviewed it is in the ledger, not here.
 *
 * @param zh how to appeal or what was answered, for the person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionView(
        UUID id,
        UUID subject,
        DecisionKind kind,
        Instant at,
        String model,
        String level,
        double score,
        List<Said> inputs,
        List<Said> reasons,
        List<Said> effects,
        DecisionState state,
        @Nullable Appeal appeal,
        @Nullable Review review,
        String zh,
        String en) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Appeal(Instant at, @Nullable String words, boolean refusesAutomation) {}

    record Review(Instant at, String reasons) {}

    private record Next(String zh, String en) {}

    static DecisionView of(Decision decision, SealedDecisions sealed) {
        var id = decision.id();
        var content = sealed.content(decision.content(), id);
        var appeal = decision.appeal();
        var review = decision.review();
        var next = next(decision.state());
        return new DecisionView(
                id,
                decision.subject(),
                decision.kind(),
                decision.at(),
                decision.model(),
                decision.level(),
                decision.score(),
                content.inputs(),
                content.reasons(),
                content.effects(),
                decision.state(),
                decision.appealedAt() == null
                        ? null
                        : new Appeal(
                                decision.appealedAt(),
                                appeal == null ? null : sealed.words(appeal, "appeal", id),
                                decision.refusesAutomation()),
                decision.reviewedAt() == null || review == null
                        ? null
                        : new Review(decision.reviewedAt(), sealed.words(review, "review", id)),
                next.zh(),
                next.en());
    }

    private static Next next(DecisionState state) {
        return switch (state) {
            case STANDING ->
                new Next(
                        "这是系统自动作出的判断。您可以申诉，由工作人员复核；也可以要求以后不再仅由系统作出这类决定。",
                        "A machine made this judgement. You can appeal, and a person will look at it; you can also refuse decisions"
                                + " by a machine alone from now on.");
            case AWAITING_PERSON ->
                new Next(
                        "您已拒绝仅由系统作出的决定：在工作人员复核之前，这一判断不生效。",
                        "You refused decisions by a machine alone: this one has no effect until a person has looked at it.");
            case APPEALED -> new Next("您已申诉，工作人员正在复核。", "You appealed; a person is looking at it.");
            case UPHELD ->
                new Next(
                        "工作人员复核后维持了这一判断，理由见上。若不同意，可以投诉或向人民法院起诉。",
                        "A person looked at it and it stands, for the reasons given. If you disagree, you can complain or go to court.");
            case OVERTURNED -> new Next("工作人员复核后撤销了这一判断。", "A person looked at it and set it aside.");
        };
    }

    @Override
    public String toString() {
        return "DecisionView[" + id + "]";
    }
}
