package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.identity.delegation.Delegation;
import cn.xinshou.identity.delegation.Delegations;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A school's staff enter candidates, and see what became of each. They are told no values, not even those they entered. */
@Path("/delegations/{id}/candidates")
@RolesAllowed("school-staff")
@RunOnVirtualThread
class CandidateResource {

    record Entered(long entered, long known, long refused, List<RowResult> rows) {

        static Entered of(List<RowResult> rows) {
            return new Entered(
                    count(rows, RowResult.Result.ENTERED),
                    count(rows, RowResult.Result.KNOWN),
                    count(rows, RowResult.Result.REFUSED),
                    rows);
        }

        private static long count(List<RowResult> rows, RowResult.Result result) {
            return rows.stream().filter(row -> row.result() == result).count();
        }
    }

    /** @param claimed whether it is known whose it is */
    record Candidate(
            String row,
            UUID entry,
            EntryState state,
            List<String> items,
            boolean claimed,
            String enteredBy,
            Instant enteredAt,
            Instant expiresAt) {}

    private final EnterCandidates enter;
    private final RowFiles files;
    private final Delegations delegations;
    private final SchoolEntries entries;
    private final Caller caller;
    private final Clock clock;

    CandidateResource(
            EnterCandidates enter,
            RowFiles files,
            Delegations delegations,
            SchoolEntries entries,
            Caller caller,
            Clock clock) {
        this.enter = enter;
        this.files = files;
        this.delegations = delegations;
        this.entries = entries;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Entered array(UUID id, @NotNull JsonNode rows) {
        return enter(id, rows);
    }

    @POST
    @Consumes({"application/x-ndjson", "application/ndjson"})
    public Entered lines(UUID id, @NotNull byte[] rows) {
        return enter(id, files.lines(rows));
    }

    @POST
    @Consumes("text/csv")
    public Entered table(UUID id, @NotNull byte[] rows, @Context HttpHeaders headers) {
        return enter(id, files.table(rows, headers.getMediaType()));
    }

    @GET
    @RolesAllowed({"school-staff", "platform", "privacy-officer"})
    public Page<Candidate> list(
            UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        delegation(id);
        var after = cursor == null
                ? ""
                : CandidateRows.number(Cursor.decode(cursor, 1).getFirst());
        return Page.of(entries.under(id, after, limit + 1), limit, entry -> Cursor.encode(entry.rowId()))
                .map(this::view);
    }

    private Entered enter(UUID id, JsonNode rows) {
        var delegation = delegation(id);
        delegation.requireOpen(clock.instant());
        return Entered.of(enter.enter(delegation, CandidateRows.read(rows), caller.id()));
    }

    private Delegation delegation(UUID id) {
        var delegation = delegations.one(id);
        if (caller.has("school-staff") && !delegation.isFor(caller.id())) {
            throw Delegations.unknown();
        }
        return delegation;
    }

    private Candidate view(SchoolEntry entry) {
        return new Candidate(
                entry.rowId(),
                entry.id(),
                entry.state(clock.instant()),
                entry.items(),
                entry.subject() != null,
                entry.enteredBy(),
                entry.enteredAt(),
                entry.expiresAt());
    }
}
