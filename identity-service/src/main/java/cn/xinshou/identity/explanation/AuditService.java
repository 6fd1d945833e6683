package cn.xinshou.identity.explanation;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The neighbour that writes down what machines decide. Called with this service's own account; the caller's token stays here. */
@RegisterRestClient(configKey = "audit")
@OidcClientFilter
@Path("/subjects/{subject}/decisions")
interface AuditService {

    @GET
    MadeDecision.Page decisions(
            @RestPath UUID subject, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") int limit);
}
