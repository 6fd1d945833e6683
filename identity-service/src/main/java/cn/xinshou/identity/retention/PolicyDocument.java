package cn.xinshou.identity.retention;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published version of the policy, as far as it says how long things are kept. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PolicyDocument(
        @JsonProperty(required = true) String version,
        @JsonProperty(required = true) Instant effectiveFrom,
        @JsonProperty(required = true) List<Purpose> purposes) {

    /**
     * @param retention in words
     * @param keep the same for programs; null where it hangs on the person alone (until the account is closed, until withdrawn)
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Purpose(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String lawfulBasis,
            @JsonProperty(required = true) List<String> items,
            @JsonProperty(required = true) String retention,
            @Nullable Keep keep) {}

    /** @param from {@code collection}, or an event that is told as a milestone */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Keep(
            @JsonProperty(required = true) String period,
            @JsonProperty(required = true) String from) {}
}
