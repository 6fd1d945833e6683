package cn.xinshou.consent.transfer;

import cn.xinshou.consent.Revised;
import cn.xinshou.consent.Words;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Transfer cases of privacy officers, and what they mean for one person (promise P3.2). */
@Path("/transfers")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class TransferResource {

    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String NO_DIGEST = "must be a SHA-256 in lower-case hex";
    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final UUID FIRST = new UUID(0, 0);

    record Bilingual(
            @NotNull @ValidText(max = 200) String zh,
            @NotNull @ValidText(max = 200) String en) {
        Words words() {
            return new Words(zh, en);
        }
    }

    record SuccessorRequest(
            @NotNull @Valid Bilingual name,
            @NotNull @Valid Bilingual contact,
            @NotNull @Pattern(regexp = WORD) String place) {
        Successor successor() {
            return new Successor(name.words(), contact.words(), place);
        }
    }

    /** @param document digest of what the transfer rests on: the contract, the order of a court */
    record Request(
            @NotNull TransferKind kind,
            @NotNull @Valid SuccessorRequest successor,

            @NotNull @Pattern(regexp = DIGEST, message = NO_DIGEST)
            String document) {}

    /** @param document digest of the successor's written acceptance */
    record Acceptance(
            @NotNull @Pattern(regexp = WORD) String version,

            @NotNull @Pattern(regexp = DIGEST, message = NO_DIGEST)
            String document) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            long revision,
            TransferKind kind,
            Successor successor,
            String document,
            TransferState state,
            List<String> acceptedVersions,
            String author,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt)
            implements Revised {}

    private final Transfers transfers;
    private final ProposeTransfer propose;
    private final DecideTransfer decide;
    private final RecordAcceptance acceptance;
    private final AskHandover handover;
    private final Caller caller;

    TransferResource(
            Transfers transfers,
            ProposeTransfer propose,
            DecideTransfer decide,
            RecordAcceptance acceptance,
            AskHandover handover,
            Caller caller) {
        this.transfers = transfers;
        this.propose = propose;
        this.decide = decide;
        this.acceptance = acceptance;
        this.handover = handover;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public View propose(@Valid @NotNull Request request) {
        return view(propose.propose(request.kind(), request.successor().successor(), request.document(), caller.id()));
    }

    @GET
    public Page<View> all(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        return Page.of(transfers.page(after(cursor), limit), limit, last -> Cursor.encode(last.id()))
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    public View one(UUID id) {
        return view(transfers.required(id));
    }

    @POST
    @Path("/{id}/announce")
    @Idempotent
    public View announce(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return view(decide.decide(id, ifMatch, true, caller.id()));
    }

    @POST
    @Path("/{id}/reject")
    @Idempotent
    public View reject(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return view(decide.decide(id, ifMatch, false, caller.id()));
    }

    @POST
    @Path("/{id}/acceptances")
    @Idempotent
    @ResponseStatus(201)
    public View accept(UUID id, @Valid @NotNull Acceptance accepted) {
        return view(acceptance.accept(id, accepted.version(), accepted.document(), caller.id()));
    }

    @GET
    @Path("/{id}/decision")
    @RolesAllowed({"privacy-officer", "platform"})
    public DecideForPerson.Answer decision(UUID id, @QueryParam("subject") @NotNull UUID subject) {
        return handover.ask(id, subject);
    }

    private static UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return FIRST;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }

    private View view(Transfer transfer) {
        return new View(
                transfer.id(),
                transfer.revision(),
                transfer.kind(),
                transfer.successor(),
                transfer.document(),
                transfer.state(),
                transfers.accepted(transfer.id()),
                transfer.author(),
                transfer.proposedAt(),
                transfer.announcedBy(),
                transfer.announcedAt());
    }
}
