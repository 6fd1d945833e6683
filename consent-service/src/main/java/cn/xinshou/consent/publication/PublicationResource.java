package cn.xinshou.consent.publication;

import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Where privacy officers propose publications, decide each other's, and examine seals (promises P3.3, P3.4). */
@Path("/publications")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class PublicationResource {

    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String NO_DIGEST = "must be a SHA-256 in lower-case hex";
    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}";

    record SealRequest(
            @NotNull @ValidText(max = 200) String basis,

            @NotNull @Pattern(regexp = DIGEST, message = NO_DIGEST)
            String document,

            @NotNull Instant until) {

        Seal seal() {
            return new Seal(basis, document, until);
        }
    }

    record Request(
            @NotNull UUID subject,
            @NotNull PublicationKind kind,
            @Nullable StatutoryCase code,
            @Nullable LawfulBasis basis,

            @Pattern(regexp = DIGEST, message = NO_DIGEST) @Nullable
            String document,

            @NotNull @Pattern(regexp = DIGEST, message = NO_DIGEST)
            String assessment,

            @ValidText(max = 100) @Nullable String counsel,
            @Pattern(regexp = WORD) @Nullable String purpose,
            @ValidText(max = 64) @Nullable String handle,
            @NotEmpty @Size(max = 50) List<@NotNull @Pattern(regexp = WORD) String> items,
            @Nullable Boolean majorEffect,
            @Valid @Nullable SealRequest seal) {

        Proposal proposal() {
            return new Proposal(
                    subject,
                    kind,
                    code,
                    basis,
                    document,
                    assessment,
                    counsel,
                    purpose,
                    handle,
                    items,
                    Boolean.TRUE.equals(majorEffect),
                    seal == null ? null : seal.seal());
        }
    }

    record Rejection(@NotNull @ValidText(max = 1_000) String reason) {}

    /** @param seal null, or left out, to tell the person now */
    record Examination(@Valid @Nullable SealRequest seal) {}

    private final Publications publications;
    private final ProposePublication propose;
    private final DecidePublication decide;
    private final ExamineSeal examine;
    private final MayPublish may;
    private final Caller caller;

    PublicationResource(
            Publications publications,
            ProposePublication propose,
            DecidePublication decide,
            ExamineSeal examine,
            MayPublish may,
            Caller caller) {
        this.publications = publications;
        this.propose = propose;
        this.decide = decide;
        this.examine = examine;
        this.may = may;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public PublicationView propose(@Valid @NotNull Request request) {
        return view(propose.propose(request.proposal(), caller.id()));
    }

    @GET
    public Page<PublicationView> all(
            @QueryParam("state")
                    @DefaultValue("proposed")
                    @Pattern(
                            regexp = "proposed|approved|rejected|stopped",
                            message = "must be proposed, approved, rejected or stopped")
                    String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        var wanted = PublicationState.valueOf(state.toUpperCase(Locale.ROOT));
        return Page.of(publications.page(wanted, after(cursor), limit), limit, last -> Cursor.encode(last.id()))
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    public PublicationView one(UUID id) {
        return view(publications.required(id));
    }

    @POST
    @Path("/{id}/approve")
    @Idempotent
    public PublicationView approve(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return view(decide.decide(new DecidePublication.Verdict(id, ifMatch, caller.id(), null)));
    }

    @POST
    @Path("/{id}/reject")
    @Idempotent
    public PublicationView reject(
            UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull Rejection rejection) {
        return view(decide.decide(new DecidePublication.Verdict(id, ifMatch, caller.id(), rejection.reason())));
    }

    @POST
    @Path("/{id}/seal")
    @Idempotent
    public PublicationView examine(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Examination examination) {
        var seal = examination.seal();
        return view(examine.examine(id, ifMatch, seal == null ? null : seal.seal(), caller.id()));
    }

    static UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return Publications.first();
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }

    private PublicationView view(Publication publication) {
        return PublicationView.of(publication, may.now(publication));
    }
}
