package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.TimeCursor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Candidates see what schools entered about them, claim it, confirm it or reject it. Nobody else can. */
@Path("/school-entries")
@RolesAllowed("data-subject")
@RunOnVirtualThread
class SchoolEntryResource {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** @param items those that are right; all, where they are left out */
    record Choice(@Nullable @Size(min = 1) Set<@NotNull Item> items) {}

    /** @param profileVersion of the profile that holds what was confirmed */
    record Confirmed(UUID id, EntryState state, List<Item> confirmed, long profileVersion) {}

    record Rejected(UUID id, EntryState state) {}

    record Claimed(int claimed) {}

    private final ReadEntries read;
    private final ClaimEntries claim;
    private final AskToConfirm askToConfirm;
    private final ConfirmEntry confirm;
    private final RejectEntry reject;
    private final Caller caller;
    private final Clock clock;

    SchoolEntryResource(
            ReadEntries read,
            ClaimEntries claim,
            AskToConfirm askToConfirm,
            ConfirmEntry confirm,
            RejectEntry reject,
            Caller caller,
            Clock clock) {
        this.read = read;
        this.claim = claim;
        this.askToConfirm = askToConfirm;
        this.confirm = confirm;
        this.reject = reject;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public Page<EntryView> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        var behind = TimeCursor.of(cursor);
        var found = read.read(caller.subject(), behind.before(), behind.id(), limit + 1, Actor.of(caller));
        return Page.of(
                        found,
                        limit,
                        open -> TimeCursor.after(
                                open.entry().enteredAt(), open.entry().id()))
                .map(EntryView::of);
    }

    @GET
    @Path("/{id}")
    public EntryView one(UUID id) {
        return EntryView.of(read.one(caller.subject(), id, Actor.of(caller)));
    }

    /** @param who name and ID number, as the school entered them */
    @POST
    @Path("/claim")
    public Claimed claim(@NotNull ObjectNode who) {
        var changes = Changes.read(who, LocalDate.ofInstant(clock.instant(), CHINA));
        if (!changes.values().keySet().equals(Set.of(Item.NAME, Item.ID_NUMBER))) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say who you are by name and ID number, and no more.")
                    .field("name", "is required, and idNumber, and nothing else");
        }
        var claimed = claim.claim(caller.subject(), changes.values());
        if (claimed == 0) {
            throw Problem.of(
                    CommonProblem.NOT_FOUND,
                    "No entry with this name and ID number waits to be claimed. Ask the school how it wrote them.");
        }
        return new Claimed(claimed);
    }

    @POST
    @Path("/{id}/confirm")
    @Idempotent
    public Confirmed confirm(UUID id, @Valid @Nullable Choice choice) {
        var items = askToConfirm.ask(id, caller.subject(), choice == null ? null : choice.items());
        var version = confirm.confirm(id, caller.subject(), items, Actor.of(caller));
        return new Confirmed(id, EntryState.CONFIRMED, List.copyOf(items), version);
    }

    @POST
    @Path("/{id}/reject")
    @Idempotent
    public Rejected reject(UUID id) {
        reject.reject(id, caller.subject());
        return new Rejected(id, EntryState.REJECTED);
    }
}
