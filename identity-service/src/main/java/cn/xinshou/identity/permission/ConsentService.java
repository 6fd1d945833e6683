package cn.xinshou.identity.permission;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The neighbour's decision point. Called with this service's own account; the caller's token stays here. */
@RegisterRestClient(configKey = "consent")
@OidcClientFilter
@Path("/access/v1/evaluation")
interface ConsentService {

    @POST
    Evaluation.Answer evaluate(Evaluation.Question question);
}
