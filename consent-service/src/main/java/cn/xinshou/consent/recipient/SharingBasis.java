package cn.xinshou.consent.recipient;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On what telling a recipient rests (PIPL 13(1)). How a recipient is related to us is none of these. */
public enum SharingBasis {
    @JsonProperty("consent")
    CONSENT,
    @JsonProperty("contract")
    CONTRACT,
    @JsonProperty("legal-duty")
    LEGAL_DUTY,
    @JsonProperty("emergency")
    EMERGENCY,
    @JsonProperty("public-interest-news")
    PUBLIC_INTEREST_NEWS,
    @JsonProperty("lawfully-public")
    LAWFULLY_PUBLIC,
    @JsonProperty("other-law")
    OTHER_LAW
}
