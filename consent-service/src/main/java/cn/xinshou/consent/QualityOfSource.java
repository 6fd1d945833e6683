package cn.xinshou.consent;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** {@code qs} says which of our media types we prefer to give; it is for choosing among them and means nothing to callers. */
class QualityOfSource {

    private static final String QS = "qs";

    @ServerResponseFilter
    public void keepToOurselves(ContainerResponseContext response) {
        var type = response.getMediaType();
        if (type != null && type.getParameters().containsKey(QS)) {
            var parameters = new HashMap<>(type.getParameters());
            parameters.remove(QS);
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_TYPE, new MediaType(type.getType(), type.getSubtype(), parameters));
        }
    }
}
