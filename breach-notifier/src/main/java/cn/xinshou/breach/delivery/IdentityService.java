package cn.xinshou.breach.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Where contact points come from, asked with this service's own account. */
@RegisterRestClient(configKey = "identity")
@OidcClientFilter
@Path("/contact-points")
interface IdentityService {

    /** @param forCase the incident's number, or what a message belongs to */
    record Question(
            List<UUID> subjects,
            String purpose,
            @JsonProperty("case") String forCase) {}

    /** One line of the answer; never printed. */
    record ContactPoint(UUID subject, @Nullable String email) {

        @Override
        public String toString() {
            return "ContactPoint[" + subject + "]";
        }
    }

    /** @return one JSON object per line and person */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces("application/x-ndjson")
    String contactPoints(Question question);
}
