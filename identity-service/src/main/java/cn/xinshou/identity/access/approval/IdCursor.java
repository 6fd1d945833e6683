package cn.xinshou.identity.access.approval;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.cases.CaseId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages through rows in the order of their ids. */
public final class IdCursor {

    private IdCursor() {}

    public static @Nullable UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        return CaseId.parse(Cursor.decode(cursor, 1).getFirst())
                .orElseThrow(() -> Problem.of(
                                CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                        .field("cursor", "is not one of this list"));
    }
}
