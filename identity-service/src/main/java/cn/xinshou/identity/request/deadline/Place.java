package cn.xinshou.identity.request.deadline;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Behind which row a page of a list begins, in the order of the day by which things are due. */
public record Place(Instant dueAt, UUID id) {

    private static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));

    /**
     * As a caller hands it back.
     *
     * @throws Problem INVALID_REQUEST if it is not one that was given out
     */
    public static Place behind(@Nullable String cursor) {
        if (cursor == null) {
            return BEGINNING;
        }
        try {
            var parts = Cursor.decode(cursor, 2);
            return new Place(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                    .field("cursor", "is not one of this list");
        }
    }

    /** As callers are given it. */
    public String cursor() {
        return Cursor.encode(dueAt, id);
    }
}
