package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The policy, for everybody, before anything is asked or collected (PIPL 17). */
@Path("/policies")
@PermitAll
@RunOnVirtualThread
class PolicyResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";
    private static final String VERSION = "{version:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}";

    record Entry(
            String version,
            String title,
            Instant effectiveFrom,
            String status,
            Map<String, String> digests,
            String href) {}

    private final Policies policies;
    private final Freshness freshness;

    PolicyResource(Policies policies, Freshness freshness) {
        this.policies = policies;
        this.freshness = freshness;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public Page<Entry> all(
            @QueryParam("language") @Nullable Language asked,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("500") @PageSize int limit,
            @Context HttpHeaders headers) {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        var before = cursor == null ? Integer.MAX_VALUE : ordinal(cursor);
        freshness.ofAll(language, "json " + before + ' ' + limit);
        var page = policies.all().reversed().stream()
                .filter(policy -> policy.ordinal() < before)
                .limit(limit + 1L)
                .toList();
        return Page.of(page, limit, last -> Cursor.encode(last.ordinal()))
                .map(policy -> new Entry(
                        policy.version(),
                        policy.document().title().in(language),
                        policy.effectiveFrom(),
                        status(policy).word(),
                        policy.digests(),
                        "/policies/" + policy.version()));
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public TemplateInstance archive(@QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        freshness.ofAll(language, "html");
        return ArchivePage.of(policies.all(), policies.current(), language);
    }

    @GET
    @Path(VERSION)
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public PolicyView one(
            String version, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var policy = find(version);
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        freshness.of(policy, version, language, "json");
        return PolicyView.of(policy, language, status(policy));
    }

    @GET
    @Path(VERSION)
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public TemplateInstance page(
            String version, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers) {
        var policy = find(version);
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        freshness.of(policy, version, language, "html");
        return PolicyPage.of(policy, language, policies.all(), policies.current());
    }

    private static int ordinal(String cursor) {
        try {
            return Integer.parseInt(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }

    private Policy find(String version) {
        if (version.equals("current")) {
            return policies.current();
        }
        return policies.find(version)
                .orElseThrow(() -> Problem.of(
                                CommonProblem.NOT_FOUND,
                                "See /policies for all versions, or ask for /policies/current.")
                        .field("version", "is not a published version"));
    }

    private PolicyStatus status(Policy policy) {
        return PolicyStatus.of(policy, policies.current());
    }
}
