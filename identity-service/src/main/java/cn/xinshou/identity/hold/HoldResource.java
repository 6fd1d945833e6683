package cn.xinshou.identity.hold;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Legal holds, for officers. */
@Path("/holds")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class HoldResource {

    record Proposal(
            @Nullable UUID subject,
            @Nullable @Size(max = 1_000) Set<@NotNull UUID> subjects,
            @Nullable Set<@NotNull Item> items,
            @Nullable @Size(max = 50) Set<@NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,63}") String> purposes,
            @NotNull @ValidText(max = 200) String basis,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 digest in hex")
            String document,

            @NotNull Instant until,
            @NotNull @ValidText(max = 2_000) String reason) {}

    record Release(@NotNull @ValidText(max = 2_000) String reason) {}

    private final DecideHold decide;
    private final Holds holds;
    private final Caller caller;
    private final Clock clock;

    HoldResource(DecideHold decide, Holds holds, Caller caller, Clock clock) {
        this.decide = decide;
        this.holds = holds;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public Hold propose(@Valid @NotNull Proposal proposal) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!proposal.until().isAfter(now)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "A hold ends in the future, and can be proposed anew then.")
                    .field("until", "must be in the future");
        }
        return decide.propose(new Hold(
                UUID.randomUUID(),
                Hold.PROPOSED,
                proposal.basis(),
                proposal.document(),
                proposal.reason(),
                subjects(proposal),
                proposal.items() == null
                        ? List.of()
                        : proposal.items().stream().map(Item::word).sorted().toList(),
                proposal.purposes() == null
                        ? List.of()
                        : proposal.purposes().stream().sorted().toList(),
                proposal.until().truncatedTo(ChronoUnit.MICROS),
                caller.id(),
                now,
                null,
                null,
                null,
                null,
                null));
    }

    @GET
    public Page<Hold> list(
            @RestQuery @Nullable UUID subject,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        return Page.of(
                holds.search(subject, TimeCursor.of(cursor), limit + 1),
                limit,
                hold -> TimeCursor.after(hold.proposedAt(), hold.id()));
    }

    @POST
    @Path("/{id}/confirm")
    @Idempotent
    public Hold confirm(UUID id) {
        return decide.confirm(id);
    }

    @POST
    @Path("/{id}/release")
    @Idempotent
    public Hold release(UUID id, @Valid @NotNull Release release) {
        return decide.release(id, release.reason());
    }

    private static List<UUID> subjects(Proposal proposal) {
        var subjects = new LinkedHashSet<UUID>();
        if (proposal.subject() != null) {
            subjects.add(proposal.subject());
        }
        if (proposal.subjects() != null) {
            subjects.addAll(proposal.subjects());
        }
        if (subjects.isEmpty()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "A hold concerns somebody.")
                    .field("subjects", "must name at least one person");
        }
        return subjects.stream().sorted().toList();
    }
}
