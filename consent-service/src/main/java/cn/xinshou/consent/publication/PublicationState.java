package cn.xinshou.consent.publication;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a publication has come. */
enum PublicationState {
    @JsonProperty("proposed")
    PROPOSED,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED,
    /** Ended by the person. */
    @JsonProperty("stopped")
    STOPPED
}
