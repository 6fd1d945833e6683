package cn.xinshou.consent.decision;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the decision point answers (AuthZEN 1.0, section 9). */
@Path("/.well-known/authzen-configuration")
@PermitAll
@RunOnVirtualThread
class ConfigurationResource {

    record Configuration(
            @JsonProperty("policy_decision_point") String decisionPoint,
            @JsonProperty("access_evaluation_endpoint") String evaluation,
            @JsonProperty("access_evaluations_endpoint") String evaluations) {}

    private final Optional<URI> publicAddress;

    /** @param publicAddress under which the service is reached from outside; without it, the address of the request */
    ConfigurationResource(@ConfigProperty(name = "xinshou.consent.public-address") Optional<URI> publicAddress) {
        this.publicAddress = publicAddress;
    }

    @GET
    public Configuration configuration(@Context UriInfo request) {
        // Whoever reads this compares the first member with the address they were given, character by character
        // (section 9.2).
        var point = publicAddress.orElseGet(request::getBaseUri).toString().replaceFirst("/+$", "");
        return new Configuration(point, point + "/access/v1/evaluation", point + "/access/v1/evaluations");
    }
}
