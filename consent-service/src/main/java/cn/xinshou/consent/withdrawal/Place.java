package cn.xinshou.consent.withdrawal;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of notices begins: behind this one, newest first. */
record Place(Instant before, UUID beforeId) {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    static Place of(@Nullable String cursor) {
        if (cursor == null) {
            return new Place(END_OF_TIME, new UUID(-1, -1));
        }
        var parts = Cursor.decode(cursor, 2);
        try {
            return new Place(Instant.parse(parts.getFirst()), UUID.fromString(parts.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }

    static String behind(Notice last) {
        return Cursor.encode(last.at(), last.id());
    }
}
