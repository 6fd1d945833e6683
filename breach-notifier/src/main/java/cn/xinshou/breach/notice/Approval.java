package cn.xinshou.breach.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody agreed.
 *
 * @param contentHash to exactly this
 * @param voidedAt when a change made it void; null while it counts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Approval(
        String approver,
        String role,
        String contentHash,
        Instant at,
        @Nullable Instant voidedAt) {}
