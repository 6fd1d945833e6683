package cn.xinshou.identity.retention;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.TimeCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What has to go without anybody asking: a service ended, something was unlawful, another law demands it. */
@Path("/deletions")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class DeletionResource {

    private static final Set<Ground> OFFICERS = Set.of(Ground.SERVICE_ENDED, Ground.UNLAWFUL, Ground.OTHER_LAW);

    record Proposal(
            @NotNull Ground ground,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,63}")
            String purpose,

            @Nullable @Size(min = 1, max = 1_000) Set<@NotNull UUID> subjects,
            @Nullable @Size(min = 1) Set<@NotNull Item> items,
            @NotNull @ValidText(max = 2_000) String reason) {}

    private final Deletions deletions;
    private final RunRetention retention;
    private final Caller caller;
    private final Clock clock;

    DeletionResource(Deletions deletions, RunRetention retention, Caller caller, Clock clock) {
        this.deletions = deletions;
        this.retention = retention;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public Deletions.Deletion propose(@Valid @NotNull Proposal proposal) {
        if (!OFFICERS.contains(proposal.ground())) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "The other cases are seen to without officers.")
                    .field("ground", "must be service-ended, unlawful or other-law");
        }
        return deletions.propose(new Deletions.Deletion(
                UUID.randomUUID(),
                proposal.ground(),
                proposal.purpose(),
                proposal.subjects() == null ? List.of() : List.copyOf(proposal.subjects()),
                proposal.items() == null
                        ? List.of()
                        : proposal.items().stream().map(Item::word).sorted().toList(),
                proposal.reason(),
                caller.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                null));
    }

    @GET
    public Page<Deletions.Deletion> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        return Page.of(
                deletions.list(TimeCursor.of(cursor), limit + 1),
                limit,
                deletion -> TimeCursor.after(deletion.proposedAt(), deletion.id()));
    }

    /** Does it, batch by batch, and answers with what went and what is kept. */
    @POST
    @Path("/{id}/confirm")
    @Idempotent
    public Deletions.Deletion confirm(UUID id) {
        var deletion = deletions.confirm(id, caller.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        var due = DueItems.all(deletion.purpose());
        if (!deletion.subjects().isEmpty()) {
            due = due.of(deletion.subjects());
        }
        if (!deletion.items().isEmpty()) {
            due = due.only(deletion.items());
        }
        return deletions.done(id, retention.letGo(deletion.purpose(), due, deletion.ground()));
    }
}
