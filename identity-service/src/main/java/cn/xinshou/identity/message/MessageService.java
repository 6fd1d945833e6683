package cn.xinshou.identity.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The neighbour that reaches people. Called with this service's own account. */
@RegisterRestClient(configKey = "breach")
@OidcClientFilter
@Path("/messages")
interface MessageService {

    /** It has the message and will send it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Accepted(UUID id) {}

    @POST
    Accepted hand(@HeaderParam("Idempotency-Key") String key, Message message);
}
