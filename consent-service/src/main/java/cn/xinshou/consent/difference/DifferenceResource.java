package cn.xinshou.consent.difference;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Announcements;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
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

/** What changed between any two versions, for everybody (promises P7.1, P7.2). */
@Path("/policies/" + DifferenceResource.FROM + "/difference/" + DifferenceResource.TO)
@PermitAll
@RunOnVirtualThread
class DifferenceResource {

    static final String FROM = "{from:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}";
    static final String TO = "{to:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}";

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";

    private final Policies policies;
    private final Announcements announcements;

    DifferenceResource(Policies policies, Announcements announcements) {
        this.policies = policies;
        this.announcements = announcements;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public DifferenceView data(
            String from, String to, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var difference = difference(from, to);
        return DifferenceView.of(
                difference, unseen(difference), Language.preferred(asked, headers.getAcceptableLanguages()));
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public TemplateInstance page(
            String from, String to, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var difference = difference(from, to);
        return DifferencePage.of(
                difference, unseen(difference), Language.preferred(asked, headers.getAcceptableLanguages()));
    }

    private Unseen unseen(PolicyDifference difference) {
        return Unseen.between(difference.from(), difference.to(), policies, announcements);
    }

    private PolicyDifference difference(String from, String to) {
        return PolicyDifference.between(find("from", from), find("to", to));
    }

    private Policy find(String field, String version) {
        if (version.equals("current")) {
            return policies.current();
        }
        return policies.find(version)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "See /policies for all versions.")
                        .field(field, "is not a published version"));
    }
}
