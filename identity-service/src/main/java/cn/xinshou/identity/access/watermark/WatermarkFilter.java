package cn.xinshou.identity.access.watermark;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Whatever staff are shown says who was shown it. */
class WatermarkFilter {

    static final String HEADER = "Xinshou-Watermark";

    private final Watermarks watermarks;

    WatermarkFilter(Watermarks watermarks) {
        this.watermarks = watermarks;
    }

    @ServerResponseFilter
    public void mark(ContainerResponseContext response) {
        var mark = watermarks.mark();
        if (mark != null) {
            response.getHeaders().putSingle(HEADER, mark.header());
        }
    }
}
