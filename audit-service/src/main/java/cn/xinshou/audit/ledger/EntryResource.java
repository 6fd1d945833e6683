package cn.xinshou.audit.ledger;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries, for auditors and for the person they are about. The platform has its own records and sees none of these. */
@Path("/")
@RunOnVirtualThread
class EntryResource {

    record PartView(String name, byte[] commitment, boolean erased) {}

    record View(
            long index,
            String eventId,
            String type,
            String source,
            Instant time,
            byte[] leaf,
            byte[] leafHash,
            JsonNode header,
            List<PartView> parts) {

        static View of(StoredEntry entry, boolean erased) {
            var said = entry.said();
            return new View(
                    entry.index(),
                    entry.id(),
                    entry.type(),
                    entry.source(),
                    entry.time(),
                    entry.leaf(),
                    entry.leafHash(),
                    said.header(),
                    said.parts().stream()
                            .map(part -> new PartView(part.name(), part.value(), erased))
                            .toList());
        }
    }

    private final StoredEntries entries;
    private final EntryAccess access;
    private final Handles handles;
    private final Caller caller;

    EntryResource(StoredEntries entries, EntryAccess access, Handles handles, Caller caller) {
        this.entries = entries;
        this.access = access;
        this.handles = handles;
        this.caller = caller;
    }

    @GET
    @Path("ledger/entries/{index}")
    @RolesAllowed({"auditor", "data-subject"})
    public View entry(@PositiveOrZero long index) {
        return views(List.of(access.entry(index))).getFirst();
    }

    @GET
    @Path("ledger/entries")
    @RolesAllowed({"auditor", "data-subject", "service-consent"})
    public Page<View> list(
            @QueryParam("subject") @Nullable UUID subject,
            @QueryParam("type") @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") @Nullable String type,
            @QueryParam("eventId") @Pattern(regexp = "[!-~]{1,128}") @Nullable String eventId,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        if (caller.has("auditor")) {
            return page(subject, type, eventId, since, cursor, limit);
        }
        if (caller.has("service-consent")) {
            return ofConsents(eventId, limit);
        }
        if (subject != null && !subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees the entries about themself only.")
                    .field("subject", "is not the caller");
        }
        return page(caller.subject(), type, eventId, since, cursor, limit);
    }

    @GET
    @Path("subjects/{subject}/ledger/entries")
    @RolesAllowed("data-subject")
    public Page<View> own(
            UUID subject,
            @QueryParam("type") @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") @Nullable String type,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        if (!subject.equals(caller.subject())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "A person sees the entries about themself only.");
        }
        return page(subject, type, null, since, cursor, limit);
    }

    private Page<View> page(
            @Nullable UUID subject,
            @Nullable String type,
            @Nullable String eventId,
            @Nullable Instant since,
            @Nullable String cursor,
            int limit) {
        var handle = subject == null ? null : handles.of(subject).orElse(null);
        if (subject != null && handle == null) {
            return Page.whole(List.of());
        }
        var filter = new StoredEntries.Filter(handle, type, eventId, since);
        var found = Page.of(entries.list(filter, after(cursor), limit + 1), limit, last -> Cursor.encode(last.index()));
        return new Page<>(views(found.items()), found.next());
    }

    /** The consent service looks up where its own facts are, to hand the proof to the person with the receipt. */
    private Page<View> ofConsents(@Nullable String eventId, int limit) {
        if (eventId == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Name the event.").field("eventId", "is missing");
        }
        var filter = new StoredEntries.Filter(null, null, eventId, null);
        return Page.whole(views(entries.list(filter, -1, limit).stream()
                .filter(entry -> entry.type().startsWith(EntryAccess.CONSENT_EVENTS))
                .toList()));
    }

    private List<View> views(List<StoredEntry> found) {
        var readable = entries.withParts(found);
        return found.stream()
                .map(entry -> View.of(entry, !readable.contains(entry.index())))
                .toList();
    }

    private static long after(@Nullable String cursor) {
        if (cursor == null) {
            return -1;
        }
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
