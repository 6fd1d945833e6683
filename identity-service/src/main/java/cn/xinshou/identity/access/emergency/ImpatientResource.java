package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.identity.reading.Actor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Where whoever asked for a second person's word says that it cannot be waited for. */
@Path("/access-approvals/{id}/break-glass")
@RolesAllowed({"privacy-officer", "responder"})
@RunOnVirtualThread
class ImpatientResource {

    record Emergency(@NotNull @ValidText(max = 1_000) String reason) {

        @Override
        public String toString() {
            return "Emergency[…]";
        }
    }

    private final BreakGlass breakGlass;
    private final Caller caller;

    ImpatientResource(BreakGlass breakGlass, Caller caller) {
        this.breakGlass = breakGlass;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    public EmergencyView breakGlass(UUID id, @Valid @NotNull Emergency emergency) {
        return EmergencyView.of(breakGlass.use(null, id, null, emergency.reason(), Actor.of(caller)), null, null);
    }
}
