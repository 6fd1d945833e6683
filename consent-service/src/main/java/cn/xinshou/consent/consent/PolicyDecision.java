package cn.xinshou.consent.consent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person can say to a version of the policy. Leaving and silence are neither. */
enum PolicyDecision {
    @JsonProperty("accept")
    ACCEPT,
    @JsonProperty("decline")
    DECLINE
}
