package cn.xinshou.identity.copy;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.Actor;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The whole of a person's data at one look, for that person alone: others say what they need and what for. */
@Path("/profiles/{subject}/overview")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OverviewResource {

    private final ShowOverview show;
    private final Caller caller;

    OverviewResource(ShowOverview show, Caller caller) {
        this.show = show;
        this.caller = caller;
    }

    @GET
    public Overview overview(UUID subject) {
        if (!caller.id().equals(subject.toString())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "The overview is the person's own; ask for items by purpose.");
        }
        return show.show(subject, Actor.of(caller));
    }
}
