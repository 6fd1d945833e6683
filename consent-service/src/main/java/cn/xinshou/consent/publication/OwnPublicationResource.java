package cn.xinshou.consent.publication;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was made public about a person, or is about to be, for that person. Who in the house decided it is not part of it. */
@Path("/subjects/{subject}/publications")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OwnPublicationResource {

    /** @param mayObject whether the person can end it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            PublicationKind kind,
            @Nullable StatutoryCase code,
            @Nullable String article,
            @Nullable String document,
            @Nullable String purpose,
            List<String> items,
            PublicationState state,
            boolean mayPublish,
            boolean mayObject,
            Instant proposedAt,
            @Nullable Instant decidedAt) {}

    private final Publications publications;
    private final ObjectToPublication object;
    private final MayPublish may;
    private final Clock clock;

    OwnPublicationResource(Publications publications, ObjectToPublication object, MayPublish may, Clock clock) {
        this.publications = publications;
        this.object = object;
        this.may = may;
        this.clock = clock;
    }

    @GET
    public Page<View> all(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        return Page.of(
                        publications.knownTo(subject, PublicationResource.after(cursor), clock.instant(), limit),
                        limit,
                        last -> Cursor.encode(last.id()))
                .map(this::view);
    }

    @POST
    @Path("/{id}/objection")
    @Idempotent
    public View object(UUID subject, UUID id) {
        return view(object.object(subject, id));
    }

    private View view(Publication publication) {
        var basis = publication.basis();
        return new View(
                publication.id(),
                publication.kind(),
                publication.code(),
                basis == null ? null : basis.article(),
                publication.document(),
                publication.purpose(),
                publication.items(),
                publication.state(),
                may.now(publication),
                publication.endsOnObjection() && !publication.isStopped(),
                publication.proposedAt(),
                publication.decidedAt());
    }
}
