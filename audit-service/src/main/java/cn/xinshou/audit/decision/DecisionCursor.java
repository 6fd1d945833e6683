package cn.xinshou.audit.decision;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of decisions go on behind an id. */
final class DecisionCursor {

    private DecisionCursor() {}

    static @Nullable UUID read(@Nullable String cursor) {
        try {
            return cursor == null
                    ? null
                    : UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}
