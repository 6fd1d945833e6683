package cn.xinshou.identity.reading;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages backwards through rows that are ordered by time and id. */
public record TimeCursor(Instant before, UUID id) {

    private static final TimeCursor NEWEST = new TimeCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /** The place behind which to go on; without a cursor, before the newest row. */
    public static TimeCursor of(@Nullable String cursor) {
        if (cursor == null) {
            return NEWEST;
        }
        var parts = Cursor.decode(cursor, 2);
        try {
            var before = Instant.parse(parts.getFirst());
            // Beyond these, PostgreSQL has no times.
            if (before.isBefore(Instant.EPOCH) || before.isAfter(NEWEST.before())) {
                throw noPlace();
            }
            return new TimeCursor(before, UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw noPlace();
        }
    }

    public static String after(Instant at, UUID id) {
        return Cursor.encode(at, id);
    }

    private static Problem noPlace() {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                .field("cursor", "is not one of this list");
    }
}
