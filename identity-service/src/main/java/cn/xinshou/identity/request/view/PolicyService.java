package cn.xinshou.identity.request.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The policy in force, which anybody may read. */
@RegisterRestClient(configKey = "consent")
@Path("/policies/current")
interface PolicyService {

    /** @param contact by name; texts and texts by language */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Policy(@Nullable Map<String, Object> contact) {}

    @GET
    Policy current();
}
