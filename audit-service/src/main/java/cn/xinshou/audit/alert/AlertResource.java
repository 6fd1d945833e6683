package cn.xinshou.audit.alert;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts for staff: auditors watch, responders act. */
@Path("/alerts")
@RolesAllowed({"auditor", "responder"})
@RunOnVirtualThread
class AlertResource {

    record Judgement(
            @NotNull Verdict verdict,
            @Nullable @ValidText(max = 2_000) String note) {}

    /** What was decided, without what it was about. */
    record Judged(UUID id, AlertState state, Verdict verdict, Instant at) {}

    private final ShowAlerts show;
    private final JudgeAlert judge;
    private final Caller caller;
    private final java.time.Clock clock;

    AlertResource(ShowAlerts show, JudgeAlert judge, Caller caller, java.time.Clock clock) {
        this.show = show;
        this.judge = judge;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<AlertView> list(
            @QueryParam("state") @Pattern(regexp = "open|confirmed|disputed|closed") @Nullable String state,
            @QueryParam("subject") @Nullable UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        var wanted = state == null ? null : AlertState.valueOf(state.toUpperCase(Locale.ROOT));
        return show.list(subject, wanted, AlertCursor.read(cursor), limit);
    }

    @GET
    @Path("{id}")
    public AlertView one(UUID id) {
        return show.one(id);
    }

    @POST
    @Path("{id}/verdict")
    @Idempotent
    public Judged judge(UUID id, @Valid @NotNull Judgement judgement) {
        var alert = judge.judge(id, judgement.verdict(), judgement.note(), caller.id());
        return new Judged(alert.id(), alert.state(), judgement.verdict(), clock.instant());
    }
}
