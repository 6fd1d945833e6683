package cn.xinshou.audit.ledger;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of entries, in the order of the ledger. Who may see them was decided before. */
@ApplicationScoped
class EntryPages {

    // An event id names one entry; two services could make the same one, three hardly.
    private static final int SAME_EVENT = 10;

    private final StoredEntries entries;
    private final Handles handles;

    EntryPages(StoredEntries entries, Handles handles) {
        this.entries = entries;
        this.handles = handles;
    }

    Page<EntryView> page(
            @Nullable UUID subject,
            @Nullable String type,
            @Nullable String eventId,
            @Nullable Instant since,
            @Nullable String cursor,
            int limit) {
        var after = after(cursor);
        var handle = subject == null ? null : handles.of(subject).orElse(null);
        if (subject != null && handle == null) {
            return Page.whole(List.of());
        }
        var filter = new StoredEntries.Filter(handle, type, eventId, since);
        var found = Page.of(entries.list(filter, after, limit + 1), limit, last -> Cursor.encode(last.index()));
        return new Page<>(views(found.items()), found.next());
    }

    /** A service looks up where a fact of its own is, to hand the proof to the person with a receipt or certificate. */
    Page<EntryView> own(String types, @Nullable String eventId) {
        if (eventId == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Name the event.").field("eventId", "is missing");
        }
        var filter = new StoredEntries.Filter(null, null, eventId, null);
        return Page.whole(views(entries.list(filter, -1, SAME_EVENT).stream()
                .filter(entry -> entry.type().startsWith(types))
                .toList()));
    }

    EntryView one(StoredEntry entry) {
        return views(List.of(entry)).getFirst();
    }

    private List<EntryView> views(List<StoredEntry> found) {
        var readable = entries.withParts(found);
        return found.stream()
                .map(entry -> EntryView.of(entry, !readable.contains(entry.index())))
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
