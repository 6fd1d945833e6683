package cn.xinshou.consent.purpose;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the service as such depends on a purpose, or only a function that may be refused. */
public enum PurposeKind {
    @JsonProperty("core")
    CORE,
    @JsonProperty("additional")
    ADDITIONAL
}
