package cn.xinshou.consent.mail;

import cn.xinshou.consent.mail.MailLink.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** Opens and clicks. Whatever is recorded or not, the answer is the same: a picture of nothing, or the page the mail linked to. */
@Path("/")
@PermitAll
@RunOnVirtualThread
class ReadingResource {

    private static final byte[] NOTHING =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String TOKEN = "{token:[A-Za-z0-9_-]+}";

    private final LinkTokens tokens;
    private final CountReading readings;
    private final Strangers strangers;

    ReadingResource(LinkTokens tokens, CountReading readings, Strangers strangers) {
        this.tokens = tokens;
        this.readings = readings;
        this.strangers = strangers;
    }

    @GET
    @Path("p/" + TOKEN + ".gif")
    @Produces("image/gif")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public byte[] open(String token, @Context HttpHeaders headers, HttpServerRequest request) {
        tokens.open(Kind.OPEN, token).ifPresent(link -> count(link, headers, request));
        return NOTHING;
    }

    @GET
    @Path("l/" + TOKEN)
    public RestResponse<Void> click(String token, @Context HttpHeaders headers, HttpServerRequest request) {
        var link = tokens.open(Kind.CLICK, token)
                .orElseThrow(() -> strangers.refusal(request.remoteAddress().hostAddress()));
        count(link, headers, request);
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.FOUND)
                .location(URI.create(Objects.requireNonNull(link.target())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** A browser's signal beats what was agreed to elsewhere; and what no person looked at was not read. */
    private void count(MailLink link, HttpHeaders headers, HttpServerRequest request) {
        var dnt = headers.getHeaderString("DNT");
        var purpose = headers.getHeaderString("Sec-Purpose");
        if (headers.getRequestHeader("Sec-GPC").contains("1")
                || dnt != null && dnt.startsWith("1")
                || purpose != null && purpose.contains("prefetch")
                || HttpMethod.HEAD.equals(request.method())) {
            return;
        }
        readings.count(link);
    }
}
