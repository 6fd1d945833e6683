package cn.xinshou.breach.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Every form of the console must carry the token that its page was given in a cookie. The framework's own check covers all paths, and
 * would turn away programs that post to the API without a body; this one covers those pages where a cookie is what logs people in.
 */
class CsrfCheck {

    private final String field;
    private final String cookie;

    CsrfCheck(
            @ConfigProperty(name = "quarkus.rest-csrf.form-field-name", defaultValue = "csrf-token") String field,
            @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String cookie) {
        this.field = field;
        this.cookie = cookie;
    }

    @ServerRequestFilter
    @WithFormRead
    public void check(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.POST)
                && request.getUriInfo().getPath().startsWith("/console")) {
            requireToken(request);
        }
    }

    private void requireToken(ContainerRequestContext request) {
        var given = request.getCookies().get(cookie);
        var exchange = (ResteasyReactiveRequestContext)
                ((ResteasyReactiveContainerRequestContext) request).getServerRequestContext();
        if (given == null
                || !(exchange.getFormParameter(field, true, false) instanceof String sent)
                || !MessageDigest.isEqual(given.getValue().getBytes(UTF_8), sent.getBytes(UTF_8))) {
            throw Problem.of(
                    CommonProblem.FORBIDDEN,
                    "The form is too old or not ours. Load the page again and repeat the act.");
        }
    }
}
