package cn.xinshou.identity.erasure;

import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One erasure as it stands.
 *
 * @param request the request it answers, if somebody asked
 * @param event id of the fact {@code subject-erased}, under which the ledger proves it
 * @param destroyed rows per table
 * @param kept what a law keeps here, by which law and until when
 * @param again how often a backup brought something back that was then destroyed again
 */
public record Erasure(
        UUID id,
        UUID subject,
        Ground ground,
        @Nullable UUID request,
        String orderedBy,
        Instant orderedAt,
        State state,
        @Nullable Instant erasedAt,
        @Nullable UUID event,
        JsonNode destroyed,
        JsonNode kept,
        int again,
        @Nullable Instant confirmedAt) {

    /** How far it has come. */
    public enum State implements Word {
        ORDERED,
        /** Nothing is readable here any more; others have yet to confirm their part. */
        ERASED,
        CONFIRMED
    }

    public boolean isDone() {
        return state != State.ORDERED;
    }
}
