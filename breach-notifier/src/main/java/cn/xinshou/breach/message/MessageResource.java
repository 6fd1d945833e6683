package cn.xinshou.breach.message;

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
import org.jboss.resteasy.reactive.RestPath;

/** Where the house's other services hand in what they have to say to one person. No person and no platform calls here. */
@Path("/messages")
@RolesAllowed({"service-identity", "service-audit"})
@RunOnVirtualThread
class MessageResource {

    private final AcceptMessage accept;
    private final Messages messages;
    private final Caller caller;

    MessageResource(AcceptMessage accept, Messages messages, Caller caller) {
        this.accept = accept;
        this.messages = messages;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Idempotent
    public AcceptMessage.Accepted hand(@Valid @NotNull NewMessage message) {
        return accept.accept(message, caller.id());
    }

    @GET
    @Path("/{id}")
    public MessageView one(@RestPath UUID id) {
        return messages.find(id, caller.id())
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "This account handed in no such message."));
    }
}
