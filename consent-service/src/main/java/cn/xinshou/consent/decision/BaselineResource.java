package cn.xinshou.consent.decision;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The yardstick of {@link EvaluationResource}: an exchange of the same shape and with the same authentication that decides nothing.
 * What a decision takes beyond this is what deciding costs; {@code deploy/bench} holds it to a limit.
 */
@Path("/access/v1/baseline")
@RolesAllowed({"platform", "service-identity"})
@RunOnVirtualThread
class BaselineResource {

    // As long as a usual yes.
    private static final String ANSWER = """
            {"decision":true,"context":{"reason":"baseline","policyVersion":"0000-00-00","revision":"0","items":["phone"]}}""";

    /** @param body read to its end and otherwise left alone */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String baseline(byte[] body) {
        return ANSWER;
    }
}
