package cn.xinshou.identity.retention;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The neighbour's published policy, which is public. */
@RegisterRestClient(configKey = "consent")
@Path("/policies")
interface PolicyService {

    @GET
    @Path("/{version}")
    PolicyDocument version(@RestPath String version);
}
