package cn.xinshou.consent.decision;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * A question in anything but JSON is a bad request. AuthZEN 1.0 knows the statuses 400, 401, 403 and 500 only, and its certification asks
 * for 400 here (section 2.4.3 of the scenario); everywhere else the answer is 415, as HTTP has it.
 */
class JsonOnly {

    private static final String QUESTIONS = "access/v1/evaluation";

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        if (request.getMethod().equals(HttpMethod.POST)
                && path.startsWith(QUESTIONS, path.startsWith("/") ? 1 : 0)
                && !isJson(request.getMediaType())) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Send the question as JSON and say so.")
                    .field("Content-Type", "must be application/json");
        }
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null
                && type.getType().equalsIgnoreCase("application")
                && type.getSubtype().equalsIgnoreCase("json");
    }
}
