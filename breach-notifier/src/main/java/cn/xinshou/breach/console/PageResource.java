package cn.xinshou.breach.console;

import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The pages, and the pieces of them that renew themselves. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
@RunOnVirtualThread
class PageResource {

    private final Pages pages;
    private final ProblemPage problems;

    PageResource(Pages pages, ProblemPage problems) {
        this.pages = pages;
        this.problems = problems;
    }

    @GET
    public TemplateInstance board() {
        return pages.board();
    }

    @GET
    @Path("/incidents")
    public TemplateInstance incidents() {
        return pages.incidents();
    }

    @GET
    @Path("/incidents/{id}")
    public TemplateInstance incident(@RestPath UUID id) {
        return pages.incident(id);
    }

    @GET
    @Path("/incidents/{id}/deliveries")
    public TemplateInstance deliveries(@RestPath UUID id) {
        return pages.deliveries(id);
    }

    /** Where the login comes back to; whoever opens it by hand goes to the board. */
    @GET
    @Path("/login")
    public RestResponse<TemplateInstance> login() {
        return RestResponse.seeOther(URI.create("/console"));
    }

    /** @param incident the page to go back to; the board if none */
    @GET
    @Path("/language/{language}")
    public RestResponse<TemplateInstance> language(
            @RestPath @Pattern(regexp = "zh|en") String language, @RestQuery @Nullable UUID incident) {
        var cookie = new NewCookie.Builder(Language.COOKIE)
                .value(language)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return RestResponse.ResponseBuilder.<TemplateInstance>create(RestResponse.Status.SEE_OTHER)
                .location(URI.create(incident == null ? "/console" : "/console/incidents/" + incident))
                .cookie(cookie)
                .build();
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> problem(Problem problem) {
        return problems.of(problem);
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> forbidden(ForbiddenException failure) {
        return problems.of(failure);
    }

    @ServerExceptionMapper
    RestResponse<TemplateInstance> violated(ConstraintViolationException failure) {
        return problems.of(failure);
    }
}
