package cn.xinshou.identity.erasure.certificate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** The ledger of audit-service. Called with this service's own account; the caller's token stays here. */
@RegisterRestClient(configKey = "audit")
@OidcClientFilter
@Path("/ledger")
interface LedgerService {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entries(List<Entry> items) {}

    /** @param leaf base64 */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long index, String source, String leaf) {}

    @GET
    @Path("checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    String checkpoint();

    @GET
    @Path("entries")
    Entries entries(@QueryParam("eventId") UUID eventId);

    @GET
    @Path("entries/{index}/proof")
    JsonNode inclusion(@RestPath long index, @QueryParam("size") long size);
}
