package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * How long an answer about a version may be kept. A version never changes, but what is said around it does: whether it is in force, whom
 * to turn to, what comes next. So it is kept for minutes and then asked about by its tag (RFC 9110, 13.1.2).
 */
@RequestScoped
public class Freshness {

    private static final int NOT_MODIFIED = 304;
    private static final int OK = 200;

    private final Policies policies;
    private final String software;
    private @Nullable String tag;
    private String caching = "public, no-cache";

    Freshness(
            Policies policies,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "0") String software) {
        this.policies = policies;
        this.software = software;
    }

    /** An answer about the version of that name, in one language and one form. */
    public void of(Policy policy, String asked, Language language, String form) {
        tag = tag(policy.text(language).digest(), language, form);
        caching = asked.equals(policy.version()) ? "public, max-age=300" : "public, no-cache";
    }

    /** An answer about all versions. */
    public void ofAll(Language language, String form) {
        tag = tag("all", language, form);
    }

    private String tag(String what, Language language, String form) {
        var around = policies.current().version() + ' ' + policies.newest().version();
        return new PolicyText(String.join(" ", what, around, language.tag(), form, software))
                .digest()
                .substring(0, 32);
    }

    void apply(ContainerRequestContext request, ContainerResponseContext response) {
        if (tag == null) {
            return;
        }
        response.getHeaders().putSingle(HttpHeaders.ETAG, '"' + tag + '"');
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, caching);
        if (request.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null
                && request.getRequest().evaluatePreconditions(new EntityTag(tag)) != null) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    /** Puts it on the answer. */
    static class Filter {

        private final Freshness freshness;

        Filter(Freshness freshness) {
            this.freshness = freshness;
        }

        @ServerResponseFilter
        public void tag(ContainerRequestContext request, ContainerResponseContext response) {
            // Asked of the request only where it can matter: writes and decisions go through here as well.
            if (response.getStatus() == OK && request.getMethod().equals(HttpMethod.GET)) {
                freshness.apply(request, response);
            }
        }
    }
}
