package cn.xinshou.consent.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person's data were used for may not go on. Told within the transaction that ended it, so that whatever follows from it is as
 * certain as the end itself.
 *
 * @param purpose null for everything at once
 * @param unless recipients that go on under the terms the person agreed to instead
 * @param revision as of which it holds no longer
 */
public record ConsentEnded(
        UUID subject, @Nullable String purpose, Cause cause, Set<String> unless, long revision, Instant at) {

    public enum Cause {
        WITHDRAWN,
        REFUSED,
        /** The person declined the version that they agreed to it under. */
        DECLINED,
        EXPIRED,
        SUPERSEDED,
        GUARDIAN_MISSING,
        ERASED
    }
}
