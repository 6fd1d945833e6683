package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.ContactInForce;
import cn.xinshou.consent.policy.Freshness;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyStatus;
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

/** The two lists of a version, for everybody. */
@Path("/policies/{version:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}/lists")
@PermitAll
@RunOnVirtualThread
class ListsResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";

    private final Policies policies;
    private final ContactInForce contact;
    private final Freshness freshness;

    ListsResource(Policies policies, ContactInForce contact, Freshness freshness) {
        this.policies = policies;
        this.contact = contact;
        this.freshness = freshness;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public PolicyLists data(
            String version, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        var policy = find(version);
        freshness.of(policy, version, language, "lists json");
        return lists(policy, language);
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public TemplateInstance page(
            String version, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        var policy = find(version);
        freshness.of(policy, version, language, "lists html");
        return ListsPage.of(lists(policy, language), language);
    }

    private PolicyLists lists(Policy policy, Language language) {
        return PolicyLists.of(
                policy, PolicyStatus.of(policy, policies.current()).word(), language, contact.in(language));
    }

    private Policy find(String version) {
        if (version.equals("current")) {
            return policies.current();
        }
        return policies.find(version)
                .orElseThrow(() -> Problem.of(
                                CommonProblem.NOT_FOUND,
                                "See /policies for all versions, or ask for /policies/current/lists.")
                        .field("version", "is not a published version"));
    }
}
