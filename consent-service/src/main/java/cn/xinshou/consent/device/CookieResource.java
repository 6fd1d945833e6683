package cn.xinshou.consent.device;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policies;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Which cookies there are, before any is set. */
@Path("/cookies")
@PermitAll
@RunOnVirtualThread
class CookieResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";

    private final Policies policies;

    CookieResource(Policies policies) {
        this.policies = policies;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public CookieRegister register(@QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        return CookieRegister.of(policies.current(), Language.preferred(asked, headers.getAcceptableLanguages()));
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public TemplateInstance page(@QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        return CookiePage.of(CookieRegister.of(policies.current(), language), language);
    }
}
