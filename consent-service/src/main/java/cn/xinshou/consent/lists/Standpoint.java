package cn.xinshou.consent.lists;

import cn.xinshou.consent.consent.ConsentState;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a person stands on a purpose that rests on consent.
 *
 * @param suspended why a consent on record does not hold at this moment
 *
 * @param policyVersion the version the person decided on
 * @param expires when a granted consent ends by itself
 */
record Standpoint(
        ConsentState state,
        String policyVersion,
        Instant since,
        @Nullable Instant expires,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Suspended suspended) {

    /** In the words of the decision. */
    enum Suspended {
        /** A child under 14 stands behind it and no guardian (PIPL 31). */
        @JsonProperty("guardian-required")
        GUARDIAN_REQUIRED,
        /** The person declined the version that they agreed to it under. */
        @JsonProperty("policy-declined")
        POLICY_DECLINED
    }

    boolean holds() {
        return state == ConsentState.GRANTED && suspended == null;
    }
}
