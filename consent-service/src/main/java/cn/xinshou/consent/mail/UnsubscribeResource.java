package cn.xinshou.consent.mail;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.consent.OptOut;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * The link of {@code List-Unsubscribe}. Looking changes nothing, because scanners look at every link (RFC 8058, 3.2); a POST acts, needs
 * neither cookie nor login, redirects nowhere, and may come any number of times.
 */
@Path("/unsubscribe/{token}")
@PermitAll
@RunOnVirtualThread
class UnsubscribeResource {

    static final String FIELD = "List-Unsubscribe";
    static final String ONE_CLICK = "One-Click";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String SURFACE = "mail:one-click";

    private final LinkTokens tokens;
    private final OptOut optOut;
    private final Policies policies;
    private final Strangers strangers;

    UnsubscribeResource(LinkTokens tokens, OptOut optOut, Policies policies, Strangers strangers) {
        this.tokens = tokens;
        this.optOut = optOut;
        this.policies = policies;
        this.strangers = strangers;
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance page(
            String token,
            @QueryParam("language") @Nullable Language asked,
            @Context HttpHeaders headers,
            HttpServerRequest request) {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        return UnsubscribePage.of(name(link(token, request), language), false, language);
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public TemplateInstance unsubscribe(
            String token,
            @RestForm(FIELD) @Nullable String act,
            @QueryParam("language") @Nullable Language asked,
            @Context HttpHeaders headers,
            HttpServerRequest request) {
        var link = link(token, request);
        if (!ONE_CLICK.equals(act)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Send the form that RFC 8058 asks for.")
                    .field(FIELD, "must be " + ONE_CLICK);
        }
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        optOut.end(link.subject(), link.purpose(), language, SURFACE);
        return UnsubscribePage.of(name(link, language), true, language);
    }

    private MailLink link(String token, HttpServerRequest request) {
        return tokens.open(MailLink.Kind.UNSUBSCRIBE, token)
                .orElseThrow(() -> strangers.refusal(request.remoteAddress().hostAddress()));
    }

    /** As the newest version that states it calls it: the link outlives versions. */
    private String name(MailLink link, Language language) {
        return policies.all().reversed().stream()
                .map((Policy policy) -> policy.purpose(link.purpose()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(purpose -> purpose.name().in(language))
                .orElse(link.purpose());
    }
}
