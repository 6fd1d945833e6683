package cn.xinshou.consent;

import cn.xinshou.frontdoor.IfMatch;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Whoever reads what can be changed can say which state of it they read; also where the answer is the kept one of an earlier request. */
class RevisionTags {

    @ServerResponseFilter
    public void tag(ContainerResponseContext response) {
        if (response.getEntity() instanceof Revised answer) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, IfMatch.tag(answer.revision()));
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
    }
}
