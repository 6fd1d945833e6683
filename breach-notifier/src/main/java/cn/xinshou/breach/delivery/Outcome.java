package cn.xinshou.breach.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param replyCode the far side's last reply, if it gave one
 * @param enhanced enhanced status code (RFC 3463), if it gave one; reply texts are not kept: they quote addresses
 */
public record Outcome(
        Phase phase,
        Verdict verdict,
        @Nullable Integer replyCode,
        @Nullable String enhanced) {

    /** Accepted; refused for now; refused for good; nobody knows. */
    public enum Verdict {
        ACCEPTED,
        RETRY,
        FINAL,
        UNKNOWN
    }
}
