package cn.xinshou.consent.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why data changes hands (PIPL 22). */
enum TransferKind {
    @JsonProperty("merger")
    MERGER,
    @JsonProperty("division")
    DIVISION,
    @JsonProperty("acquisition")
    ACQUISITION,
    @JsonProperty("bankruptcy")
    BANKRUPTCY,
    @JsonProperty("dissolution")
    DISSOLUTION
}
