package cn.xinshou.identity.kept;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.reading.Actor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The two-person door to what laws keep: one officer asks, another decides, the first reads once. */
@Path("/kept-records")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class KeptRecordResource {

    record Wish(
            @NotNull @ValidText(max = 64) String duty,
            @NotNull @ValidText(max = 1_000) String reason) {

        @Override
        public String toString() {
            return "Wish[" + duty + "]";
        }
    }

    private final KeptRecords records;
    private final KeptView view;
    private final AskAccess ask;
    private final DecideAccess decide;
    private final ReadKeptRecord read;
    private final Caller caller;

    KeptRecordResource(
            KeptRecords records,
            KeptView view,
            AskAccess ask,
            DecideAccess decide,
            ReadKeptRecord read,
            Caller caller) {
        this.records = records;
        this.view = view;
        this.ask = ask;
        this.decide = decide;
        this.read = read;
        this.caller = caller;
    }

    @GET
    public Page<KeptView.Kept> list(
            @RestQuery @Nullable UUID subject,
            @RestQuery @ValidText(max = 64) @Nullable String duty,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        return Page.of(
                        records.search(subject, duty, behind(cursor), limit + 1),
                        limit,
                        record -> Cursor.encode(record.keptUntil(), record.id()))
                .map(KeptView.Kept::of);
    }

    @GET
    @Path("/{id}")
    public KeptView.Kept one(UUID id) {
        return view.one(id, Actor.of(caller));
    }

    @POST
    @Path("/{id}/accesses")
    @ResponseStatus(201)
    @Idempotent
    public KeptView.Access ask(UUID id, @Valid @NotNull Wish wish) {
        return shown(ask.ask(id, wish.duty(), wish.reason(), caller.id()));
    }

    @POST
    @Path("/{id}/accesses/{access}/approve")
    public KeptView.Access approve(UUID id, UUID access) {
        return shown(decide.decide(id, access, true, caller.id()));
    }

    @POST
    @Path("/{id}/accesses/{access}/refuse")
    public KeptView.Access refuse(UUID id, UUID access) {
        return shown(decide.decide(id, access, false, caller.id()));
    }

    /** Changes who has read it, hence no GET. */
    @POST
    @Path("/{id}/accesses/{access}/read")
    public ReadKeptRecord.Opened read(UUID id, UUID access) {
        return read.read(id, access, Actor.of(caller));
    }

    private KeptView.Access shown(KeptAccess access) {
        return KeptView.Access.of(access, records.now());
    }

    private static KeptRecords.Place behind(@Nullable String cursor) {
        if (cursor == null) {
            return KeptRecords.Place.BEGINNING;
        }
        try {
            var parts = Cursor.decode(cursor, 2);
            return new KeptRecords.Place(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
