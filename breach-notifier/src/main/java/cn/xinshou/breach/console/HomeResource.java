package cn.xinshou.breach.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** The front page is the console. */
@Path("/")
@RunOnVirtualThread
class HomeResource {

    @GET
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public RestResponse<Void> home() {
        return RestResponse.seeOther(URI.create("/console"));
    }
}
