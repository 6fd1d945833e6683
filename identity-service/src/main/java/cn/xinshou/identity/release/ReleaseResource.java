package cn.xinshou.identity.release;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Carries out what consent-service decided, and shows how far it has come. */
@Path("/releases")
@RolesAllowed("platform")
@RunOnVirtualThread
class ReleaseResource {

    record Order(@NotNull UUID disclosure) {}

    private final ReleaseDisclosure release;
    private final Releases releases;
    private final Caller caller;

    ReleaseResource(ReleaseDisclosure release, Releases releases, Caller caller) {
        this.release = release;
        this.releases = releases;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public Release release(@Valid @NotNull Order order) {
        return release.release(order.disclosure(), caller.id());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform", "privacy-officer"})
    public Release one(UUID id) {
        return releases.find(id)
                .orElseThrow(
                        () -> Problem.of(CommonProblem.NOT_FOUND, "Use the id that the release was answered with."));
    }
}
