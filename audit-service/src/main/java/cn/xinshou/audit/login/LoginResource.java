package cn.xinshou.audit.login;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the platform reports logins and learns at once what is odd about them. */
@Path("/login-events")
@RolesAllowed("platform")
@RunOnVirtualThread
class LoginResource {

    private static final int MOST_EVENTS = 1_000;
    private static final Duration OLDEST = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    record Reason(String detector, String zh, String en) {}

    /** @param awaitsPerson the person has refused decisions by a machine alone: nothing may be done to them before somebody looked */
    record Answer(
            UUID assessmentId,
            double score,
            Level level,
            List<Reason> reasons,
            @Nullable UUID alertId,
            @Nullable UUID decisionId,
            boolean awaitsPerson) {

        static Answer of(Assessment assessment) {
            return new Answer(
                    assessment.id(),
                    assessment.score(),
                    assessment.level(),
                    assessment.findings().stream()
                            .map(finding -> new Reason(finding.detector(), finding.zh(), finding.en()))
                            .toList(),
                    assessment.alert(),
                    assessment.decision() == null ? null : assessment.decision().id(),
                    assessment.decision() != null && assessment.decision().awaitsPerson());
        }
    }

    private final Observation observation;
    private final AssessLogins assess;
    private final Validator validator;
    private final Clock clock;

    LoginResource(Observation observation, AssessLogins assess, Validator validator, Clock clock) {
        this.observation = observation;
        this.assess = assess;
        this.validator = validator;
        this.clock = clock;
    }

    /** One answer for one event, a list of answers in the same order for a list. */
    @POST
    @Idempotent
    public Object report(@NotNull LoginBatch batch) {
        check(batch);
        var attempts = batch.events().stream().map(observation::of).toList();
        var answers = assess.assess(attempts).stream().map(Answer::of).toList();
        return batch.single() ? answers.getFirst() : answers;
    }

    private void check(LoginBatch batch) {
        var problem =
                Problem.of(CommonProblem.INVALID_REQUEST, "Correct the fields named in errors and send it again.");
        if (batch.events().isEmpty() || batch.events().size() > MOST_EVENTS) {
            throw problem.field("body", "must hold 1 to " + MOST_EVENTS + " events");
        }
        for (var i = 0; i < batch.events().size(); i++) {
            check(batch.events().get(i), batch.single() ? "" : "[" + i + "].", problem);
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    private void check(LoginEvent event, String prefix, Problem problem) {
        validator.validate(event).stream()
                .sorted((a, b) -> a.getPropertyPath()
                        .toString()
                        .compareTo(b.getPropertyPath().toString()))
                .forEach(wrong -> problem.field(prefix + wrong.getPropertyPath(), wrong.getMessage()));
        var now = clock.instant();
        if (event.at() != null
                && (event.at().isBefore(now.minus(OLDEST)) || event.at().isAfter(now.plus(AHEAD)))) {
            problem.field(prefix + "at", "must not be more than 30 days ago or 5 minutes ahead");
        }
    }
}
