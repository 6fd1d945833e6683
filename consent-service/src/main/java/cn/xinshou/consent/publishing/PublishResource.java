package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.publishing.Publications.ConsentRequest;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where editors write versions and publish each other's. */
@Path("/policies")
@RolesAllowed("policy-editor")
@RunOnVirtualThread
class PublishResource {

    private static final String VERSION = "{version:[A-Za-z0-9][A-Za-z0-9._-]{0,63}}";

    /** @param reason why kinds of major change are added; required with them */
    record Release(
            @Nullable Instant effectiveFrom,
            @Nullable Set<@NotNull @Min(1) @Max(6) Integer> classes,

            @ValidText(max = 1_000) @Nullable String reason) {}

    private final WriteDraft write;
    private final ReviewDraft review;
    private final PublishPolicy publish;
    private final Policies policies;
    private final Publications publications;
    private final Inherited inherited;
    private final Caller caller;

    PublishResource(
            WriteDraft write,
            ReviewDraft review,
            PublishPolicy publish,
            Policies policies,
            Publications publications,
            Inherited inherited,
            Caller caller) {
        this.write = write;
        this.review = review;
        this.publish = publish;
        this.policies = policies;
        this.publications = publications;
        this.inherited = inherited;
        this.caller = caller;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Idempotent
    @ResponseStatus(201)
    public DraftView begin(byte[] body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type)
            throws SQLException {
        return review.review(write.write(read(body, type), null, null, caller.id()));
    }

    @PUT
    @Path(VERSION)
    @Consumes({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @Idempotent
    public DraftView change(
            String version,
            byte[] body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type)
            throws SQLException {
        return review.review(write.write(read(body, type), version, ifMatch, caller.id()));
    }

    @POST
    @Path(VERSION + "/publish")
    @Idempotent
    @ResponseStatus(201)
    public Publication publish(
            String version,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable Release release)
            throws SQLException {
        var given = release == null ? new Release(null, null, null) : release;
        var added = given.classes() == null ? new TreeSet<Integer>() : new TreeSet<>(given.classes());
        if (!added.isEmpty() && given.reason() == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say why these kinds of major change are added.")
                    .field("reason", "is required with classes");
        }
        return publish.publish(
                new PublishPolicy.Release(version, ifMatch, given.effectiveFrom(), added, given.reason(), caller.id()));
    }

    /** The requests for consent that publishing the version opened (promise P1.5). */
    @GET
    @Path(VERSION + "/consent-requests")
    @RolesAllowed({"policy-editor", "platform"})
    public Page<ConsentRequest> requests(String version) throws SQLException {
        var policy = policies.find(version)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "See /policies for all versions.")
                        .field("version", "is not a published version"));
        return Page.whole(publications.requests(policy.version()));
    }

    private WriteDraft.Written read(byte[] body, @Nullable String type) {
        var tree = inherited.complete(DraftReader.tree(body, type == null ? null : MediaType.valueOf(type)));
        return new WriteDraft.Written(tree, DraftReader.document(tree));
    }
}
