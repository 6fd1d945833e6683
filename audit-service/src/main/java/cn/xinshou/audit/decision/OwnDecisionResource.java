package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All decisions about a person: for that person, and for the identity service when it answers a request for explanation. */
@Path("/subjects/{subject}/decisions")
@RolesAllowed({"data-subject", "service-identity"})
@RunOnVirtualThread
class OwnDecisionResource {

    private final Decisions decisions;
    private final SealedDecisions sealed;
    private final Caller caller;

    OwnDecisionResource(Decisions decisions, SealedDecisions sealed, Caller caller) {
        this.decisions = decisions;
        this.sealed = sealed;
        this.caller = caller;
    }

    @GET
    public Page<DecisionView> list(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        if (!caller.has("service-identity") && !subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees decisions about themself only.");
        }
        var found = decisions.of(subject, DecisionCursor.read(cursor), limit + 1);
        return Page.of(found, limit, last -> Cursor.encode(last.id())).map(one -> DecisionView.of(one, sealed));
    }
}
