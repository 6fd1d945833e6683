package cn.xinshou.audit.alert;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts for the person they are about. Nobody answers in their place, not even the platform. */
@Path("/subjects/{subject}/alerts")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OwnAlertResource {

    record Answer(@NotNull Boolean mine) {}

    record Answered(UUID id, AlertState state, @Nullable Boolean mine) {}

    private final Alerts alerts;
    private final SealedAccounts accounts;
    private final AnswerAlert answer;
    private final Caller caller;

    OwnAlertResource(Alerts alerts, SealedAccounts accounts, AnswerAlert answer, Caller caller) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.answer = answer;
        this.caller = caller;
    }

    @GET
    public Page<AlertView> list(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        onlyThemself(subject);
        var found = alerts.list(subject, null, AlertCursor.read(cursor), limit + 1);
        return Page.of(found, limit, last -> Cursor.encode(last.id()))
                .map(alert -> AlertView.of(alert, accounts).forThePerson());
    }

    @POST
    @Path("{id}/answer")
    @Idempotent
    public Answered answer(UUID subject, UUID id, @Valid @NotNull Answer said) {
        onlyThemself(subject);
        var alert = answer.answer(subject, id, said.mine());
        return new Answered(alert.id(), alert.state(), alert.mine());
    }

    private void onlyThemself(UUID subject) {
        if (!subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees and answers their own alerts only.");
        }
    }
}
