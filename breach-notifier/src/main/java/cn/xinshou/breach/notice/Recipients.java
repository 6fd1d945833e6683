package cn.xinshou.breach.notice;

import cn.xinshou.breach.sql.Rows;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people an incident concerns, each once. */
@ApplicationScoped
public class Recipients {

    /** @param digest SHA-256, hex, over the ids in ascending order, one per line */
    public record Snapshot(long count, String digest) {}

    private final Rows rows;

    Recipients(Rows rows) {
        this.rows = rows;
    }

    /** @return how many of them were not on the list before */
    int add(UUID incident, Collection<UUID> subjects, Instant at) {
        return rows.change("""
                insert into recipient (incident, subject, added_at)
                select ?, s, ? from unnest(?) s order by s
                on conflict do nothing
                """, incident, at, subjects.toArray(UUID[]::new));
    }

    public Snapshot snapshot(UUID incident) {
        return rows.read(row -> new Snapshot(row.getLong(1), row.getString(2)), """
                select count(*), encode(sha256(convert_to(coalesce(
                    string_agg(subject::text, chr(10) order by subject), ''), 'UTF8')), 'hex')
                from recipient where incident = ?
                """, incident)
                .getFirst();
    }

    /** In ascending order of their ids. */
    List<UUID> of(UUID incident, @Nullable String cursor, int limit) {
        return rows.read(
                row -> row.getObject(1, UUID.class),
                "select subject from recipient where incident = ? and subject > ? order by subject limit ?",
                incident,
                after(cursor),
                limit);
    }

    private static UUID after(@Nullable String cursor) {
        try {
            return cursor == null
                    ? new UUID(0, 0)
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
