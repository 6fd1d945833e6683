package cn.xinshou.consent.publication;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On what ground data is made public. */
enum PublicationKind {
    /** The person agreed to just this (PIPL 25). */
    @JsonProperty("separate-consent")
    SEPARATE_CONSENT,
    /** A law, as approved by counsel by name. */
    @JsonProperty("legal-basis")
    LEGAL_BASIS,
    /** A notice of a penalty for breaking the rules or fraud: the account handle and nothing else. */
    @JsonProperty("penalty-notice")
    PENALTY_NOTICE,
    /** One of the seven cases of promise P3.4. */
    @JsonProperty("statutory-case")
    STATUTORY_CASE
}
