package cn.xinshou.consent.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a transfer has come. Before it is announced nothing changes hands. */
enum TransferState {
    @JsonProperty("proposed")
    PROPOSED,
    @JsonProperty("announced")
    ANNOUNCED,
    @JsonProperty("rejected")
    REJECTED
}
