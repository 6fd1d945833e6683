package cn.xinshou.consent.consent;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can change about a person as a whole. */
enum PersonChange {
    /** The person restricted the handling of their data (PIPL 44). */
    @JsonProperty("restricted")
    RESTRICTED,
    @JsonProperty("released")
    RELEASED,
    /** Their data is gone (PIPL 47). */
    @JsonProperty("erased")
    ERASED
}
