package cn.xinshou.identity.hold;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One hold as it is shown.
 *
 * @param document SHA-256 of the document that demands it, in hex
 * @param items which it keeps; all if none is named
 * @param purposes of which it keeps them; all if none is named
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Hold(
        UUID id,
        String state,
        String basis,
        String document,
        String reason,
        List<UUID> subjects,
        List<String> items,
        List<String> purposes,
        Instant until,
        String proposedBy,
        Instant proposedAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String releaseReason) {

    static final String PROPOSED = "proposed";
    static final String IN_FORCE = "in-force";
    static final String RELEASED = "released";
}
