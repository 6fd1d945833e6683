package cn.xinshou.audit.checkpoint;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

/** What a stranger needs to hold us to our word: the newest checkpoint, and the key to check it with. */
@Path("/ledger")
@Produces("text/plain; charset=utf-8")
@PermitAll
@RunOnVirtualThread
class CheckpointResource {

    private final Checkpoints checkpoints;
    private final Signer signer;

    CheckpointResource(Checkpoints checkpoints, Signer signer) {
        this.checkpoints = checkpoints;
        this.signer = signer;
    }

    @GET
    @Path("checkpoint")
    public String checkpoint(@Context HttpServerResponse answer) {
        answer.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return checkpoints
                .latest()
                .map(Checkpoints.Published::note)
                .orElseThrow(() -> Problem.of(CommonProblem.UNAVAILABLE, "The first checkpoint is not signed yet."));
    }

    @GET
    @Path("key")
    public String key(@Context HttpServerResponse answer) {
        answer.putHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
        return signer.verifierKey() + "\n";
    }
}
