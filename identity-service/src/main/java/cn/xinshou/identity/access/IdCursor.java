package cn.xinshou.identity.access;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages through rows in the order of their ids. */
final class IdCursor {

    private IdCursor() {}

    static @Nullable UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        return CaseId.parse(Cursor.decode(cursor, 1).getFirst())
                .orElseThrow(() -> Problem.of(
                                CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                        .field("cursor", "is not one of this list"));
    }
}
