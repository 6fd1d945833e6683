package cn.xinshou.identity.erasure.confirmation;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The identity provider's accounts (Keycloak's admin interface), as far as they are closed from here. */
@RegisterRestClient(configKey = "keycloak")
@OidcClientFilter
@Path("/users")
interface Accounts {

    @DELETE
    @Path("/{id}")
    void delete(@RestPath String id);
}
