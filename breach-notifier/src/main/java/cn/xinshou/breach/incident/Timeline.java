package cn.xinshou.breach.incident;

import cn.xinshou.breach.sql.Rows;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was done and learned about an incident, in order, by whom. Entries are added, never changed. */
@ApplicationScoped
public class Timeline {

    /**
     * @param kind what happened, a closed word such as {@code notice-approved}
     * @param actor id of the person or service
     * @param detail a short addition without personal data; a free remark where the kind is {@code note}
     */
    public record Entry(long id, Instant at, String kind, String actor, String detail) {}

    private final Rows rows;
    private final Clock clock;

    Timeline(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Adds in the caller's transaction. */
    public void add(UUID incident, String kind, String actor, String detail) {
        rows.change(
                "insert into incident_entry (incident, at, kind, actor, detail) values (?, ?, ?, ?, ?)",
                incident,
                clock.instant(),
                kind,
                actor,
                detail);
    }

    /** Oldest first. */
    public List<Entry> of(UUID incident, @Nullable String cursor, int limit) {
        return rows.read(
                row -> new Entry(
                        row.getLong(1), Rows.time(row, 2), row.getString(3), row.getString(4), row.getString(5)),
                """
                select id, at, kind, actor, detail from incident_entry
                where incident = ? and id > ? order by id limit ?
                """,
                incident,
                after(cursor),
                limit);
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
