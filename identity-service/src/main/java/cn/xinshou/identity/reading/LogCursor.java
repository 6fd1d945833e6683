package cn.xinshou.identity.reading;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Pages backwards through rows that are numbered in the order in which they were written. */
public final class LogCursor {

    private LogCursor() {}

    /** The number below which to go on; without a cursor, from the newest row. */
    public static long before(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
