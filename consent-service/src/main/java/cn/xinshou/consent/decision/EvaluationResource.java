package cn.xinshou.consent.decision;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** OpenID AuthZEN Authorization API 1.0: one question (section 6) or many (section 7). */
@Path("/access/v1")
@RolesAllowed({"platform", "service-identity"})
@RunOnVirtualThread
class EvaluationResource {

    private static final int MOST_EVALUATIONS = 100;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(boolean decision, Context context) {

        static Answer of(Question question, Decision decision, @Nullable UUID disclosure) {
            var reason = decision.reason();
            return new Answer(
                    decision.yes(),
                    new Context(
                            reason,
                            decision.yes() ? null : reason.promise(),
                            decision.policyVersion(),
                            decision.revision() == 0 ? null : Long.toString(decision.revision()),
                            question.items().isEmpty() ? null : decision.items(),
                            question.isDisclosure()
                                    ? decision.refused().stream()
                                            .map(DecideDisclosure.Refused::of)
                                            .toList()
                                    : null,
                            disclosure,
                            decision.mayAskAgainAt(),
                            null));
        }

        /** The answer to one of many questions that is none: no, and what is wrong with it (section 7.1.1). */
        static Answer toNoQuestion(Problem problem) {
            var error = new Error(problem.kind().status(), problem.detail(), problem.errors());
            return new Answer(false, new Context(null, null, null, null, null, null, null, null, error));
        }
    }

    /** @param errors the members of the question that are missing or wrong */
    record Error(int status, String message, List<Problem.FieldError> errors) {}

    /**
     * @param items of those asked for, the ones that may be used: whoever asked must keep to them
     * @param refused of a disclosure, why each of the others may not be told
     * @param disclosure the record that a yes to a disclosure left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Context(
            @Nullable Reason reason,
            @Nullable String promise,
            @Nullable String policyVersion,
            @Nullable String revision,
            @Nullable List<String> items,
            @Nullable List<DecideDisclosure.Refused> refused,
            @Nullable UUID disclosure,
            @Nullable Instant mayAskAgainAt,
            @Nullable Error error) {}

    /** Many answers; or, where nothing but defaults was asked, the one answer to them (section 7.1). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answers(
            @Nullable Boolean decision,
            @Nullable Context context,
            @Nullable List<Answer> evaluations) {}

    private static final Logger LOG = Logger.getLogger(EvaluationResource.class);
    /** Asks once more about disclosures that were decided here and have their record. */
    private static final String CARRIES_OUT = "service-identity";

    private final Decide decide;
    private final AllowDisclosure allow;
    private final Caller caller;
    private final ObjectMapper json;

    EvaluationResource(Decide decide, AllowDisclosure allow, Caller caller, ObjectMapper json) {
        this.decide = decide;
        this.allow = allow;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Path("/evaluation")
    public Answer one(@NotNull Evaluation evaluation) {
        return answer(evaluation, "");
    }

    @POST
    @Path("/evaluations")
    public Answers many(@NotNull Batch batch) {
        var evaluations = batch.evaluations();
        if (evaluations == null || evaluations.isEmpty()) {
            var only = answer(batch.defaults(), "");
            return new Answers(only.decision(), only.context(), null);
        }
        if (evaluations.size() > MOST_EVALUATIONS) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Split the batch.")
                    .field("evaluations", "may hold at most " + MOST_EVALUATIONS);
        }
        return new Answers(null, null, answers(batch, evaluations));
    }

    private List<Answer> answers(Batch batch, List<@Nullable JsonNode> evaluations) {
        var answers = new ArrayList<Answer>();
        for (var i = 0; i < evaluations.size(); i++) {
            var answer = oneOfMany(evaluations.get(i), batch.defaults(), "evaluations[" + i + "]");
            answers.add(answer);
            if (batch.semantic().endsWith(answer.decision())) {
                break;
            }
        }
        return answers;
    }

    /** A question that cannot be read is answered with no and spoils no other. */
    private Answer oneOfMany(@Nullable JsonNode evaluation, Evaluation defaults, String path) {
        try {
            return answer(read(evaluation, path).or(defaults), path + ".");
        } catch (Problem problem) {
            if (problem.kind().status() >= 500) {
                throw problem;
            }
            return Answer.toNoQuestion(problem);
        }
    }

    private Evaluation read(@Nullable JsonNode evaluation, String path) {
        if (evaluation == null || evaluation.isNull()) {
            return Evaluation.EMPTY;
        }
        try {
            return json.treeToValue(evaluation, Evaluation.class);
        } catch (JsonProcessingException e) {
            throw QuestionReader.unreadable(e, path);
        }
    }

    private Answer answer(Evaluation evaluation, String path) {
        var question = new QuestionReader(path).read(evaluation);
        return question.isDisclosure() && !caller.has(CARRIES_OUT)
                ? disclose(question)
                : Answer.of(question, decide.decide(question), null);
    }

    private Answer disclose(Question question) {
        try {
            var allowed = allow.allow(question, caller.id());
            return Answer.of(question, allowed.decision(), allowed.disclosure());
        } catch (SQLException e) {
            LOG.warnf("A disclosure was denied because it cannot be written down: %s", e.getMessage());
            return Answer.of(question, decide.cannotBeKept(question), null);
        }
    }
}
