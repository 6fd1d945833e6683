package cn.xinshou.identity.explanation;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** What machines decided about oneself, without having to make a request. Nobody else sees it here, not even the platform. */
@Path("/subjects/{subject}/decisions")
@RolesAllowed("data-subject")
@RunOnVirtualThread
class DecisionResource {

    private final AutomatedDecisions decisions;
    private final Caller caller;

    DecisionResource(AutomatedDecisions decisions, Caller caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    public Explanations mine(UUID subject) {
        if (!subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees decisions about themself only.");
        }
        return decisions.about(subject);
    }
}
