package cn.xinshou.consent.decision;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives callers their request id back (AuthZEN 1.0, section 10.1.3). */
class RequestIdEcho {

    private static final String HEADER = "X-Request-ID";
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,128}");

    @ServerResponseFilter
    public void echo(ContainerRequestContext request, ContainerResponseContext response) {
        var id = request.getHeaderString(HEADER);
        if (id != null && VISIBLE_ASCII.matcher(id).matches()) {
            response.getHeaders().putSingle(HEADER, id);
        }
    }
}
