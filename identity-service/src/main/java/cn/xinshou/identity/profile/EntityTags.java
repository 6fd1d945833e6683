package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.IfMatch;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Every answer about a profile names its version, and a first version was created. */
class EntityTags {

    private static final int CREATED = 201;

    /** What exists is only put with the version it replaces. */
    private static boolean isCreation(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.PUT) && request.getHeaderString(HttpHeaders.IF_MATCH) == null;
    }

    @ServerResponseFilter
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Versioned answer) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, IfMatch.tag(answer.version()));
            if (answer.version() == 1 && isCreation(request)) {
                response.setStatus(CREATED);
            }
        }
    }
}
