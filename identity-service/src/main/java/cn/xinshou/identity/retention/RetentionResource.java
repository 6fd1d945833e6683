package cn.xinshou.identity.retention;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.retention.Rules.Rule;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** How long things are kept, what would go now, and what went. */
@Path("/retention")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class RetentionResource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalTime NIGHT = LocalTime.of(3, 0);
    private static final int PATIENCE_SECONDS = 20;

    /** @param due what would go if the look were now */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(List<RuleView> rules, Runs.@Nullable Run lastRun, Instant nextRun, List<PurposeReport> due) {}

    /** @param period ISO 8601; absent where it hangs on the person alone */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleView(
            String version,
            String purpose,
            String basis,
            String retention,
            @Nullable String period,
            @Nullable String countedFrom,
            Instant effectiveFrom,
            @Nullable Instant until) {

        static RuleView of(Rule rule) {
            return new RuleView(
                    rule.version(),
                    rule.purpose(),
                    rule.basis(),
                    rule.words(),
                    rule.period() == null ? null : rule.period().toString(),
                    rule.countedFrom(),
                    rule.effectiveFrom(),
                    rule.until());
        }
    }

    record Order(@NotNull Boolean dryRun) {}

    /** @param exam for everybody who registered for it */
    record Happened(
            @NotNull @Pattern(regexp = "[a-z][a-z-]{0,39}") String event,
            @Nullable @ValidText(max = 100) String exam,
            @Nullable UUID subject,
            @NotNull Instant at) {}

    private final Rules rules;
    private final Runs runs;
    private final RunRetention run;
    private final TellMilestone tell;
    private final Caller caller;
    private final Clock clock;

    RetentionResource(Rules rules, Runs runs, RunRetention run, TellMilestone tell, Caller caller, Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.run = run;
        this.tell = tell;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public View look() {
        return new View(
                rules.all().stream().map(RuleView::of).toList(), runs.last().orElse(null), nextNight(), run.look());
    }

    /** Waits a while for the report; a run that takes longer goes on, and is looked at by its id. */
    @POST
    public Runs.Run order(@Valid @NotNull Order order) {
        var id = UUID.randomUUID();
        var by = caller.id();
        try {
            CompletableFuture.runAsync(() -> run.run(id, order.dryRun(), by), Thread::startVirtualThread)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // It goes on.
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return one(id);
    }

    @GET
    @Path("/{id}")
    public Runs.Run one(UUID id) {
        return runs.find(id).orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no such run."));
    }

    @POST
    @Path("/milestones")
    @RolesAllowed("platform")
    @ResponseStatus(204)
    public void tell(@Valid @NotNull Happened happened) {
        if ((happened.exam() == null) == (happened.subject() == null)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "It concerns an examination or a person.")
                    .field("exam", "either this or subject is required, not both");
        }
        tell.tell(happened.event(), happened.exam(), happened.subject(), happened.at(), caller.id());
    }

    private Instant nextNight() {
        var now = clock.instant().atZone(CHINA);
        var today = now.with(NIGHT);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
