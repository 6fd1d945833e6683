package cn.xinshou.consent.lists;

import cn.xinshou.consent.consent.ConsentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands on a purpose that rests on consent.
 *
 * @param policyVersion the version the person decided on
 * @param expires when a granted consent ends by itself
 */
record Standpoint(
        ConsentState state,
        String policyVersion,
        Instant since,
        @Nullable Instant expires) {

    boolean holds() {
        return state == ConsentState.GRANTED;
    }
}
