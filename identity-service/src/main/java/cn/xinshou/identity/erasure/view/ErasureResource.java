package cn.xinshou.identity.erasure.view;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.confirmation.RemindOthers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Erasures, for officers; each person's own for the person as long as their sign-in lasts. */
@Path("/erasures")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class ErasureResource {

    private final Erasures erasures;
    private final LookAtErasure look;
    private final RemindOthers remind;
    private final Clock clock;

    ErasureResource(Erasures erasures, LookAtErasure look, RemindOthers remind, Clock clock) {
        this.erasures = erasures;
        this.look = look;
        this.remind = remind;
        this.clock = clock;
    }

    /** Oldest first: what waits longest stands on top. */
    @GET
    public Page<ErasureView> list(
            @RestQuery @Nullable UUID subject,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var now = clock.instant();
        var found = erasures.search(subject, state(state), behind(cursor), limit + 1);
        return Page.of(found, limit, erasure -> Cursor.encode(erasure.orderedAt(), erasure.id()))
                .map(erasure -> ErasureView.of(erasure, List.of(), now));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"privacy-officer", "data-subject"})
    public ErasureView one(UUID id) {
        return look.look(id);
    }

    @POST
    @Path("/{id}")
    @Idempotent
    public ErasureView remind(UUID id) {
        remind.remind(id);
        return look.look(id);
    }

    private static Erasure.@Nullable State state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(Erasure.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                        .field("state", "must be ordered, erased or confirmed"));
    }

    private static Erasures.Place behind(@Nullable String cursor) {
        if (cursor == null) {
            return Erasures.Place.BEGINNING;
        }
        try {
            var parts = Cursor.decode(cursor, 2);
            return new Erasures.Place(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                    .field("cursor", "is not one of this list");
        }
    }
}
