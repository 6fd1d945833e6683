package cn.xinshou.consent.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request of AuthZEN 1.0, section 6. Other callers may put more into it than we read: that is not an error (section 5).
 *
 * @see <a href="https://openid.net/specs/authorization-api-1_0.html">Authorization API 1.0</a>
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Evaluation(
        @Nullable Subject subject,
        @Nullable Action action,
        @Nullable Resource resource,
        @Nullable Context context) {

    static final Evaluation EMPTY = new Evaluation(null, null, null, null);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Subject(@Nullable String type, @Nullable String id) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Action(@Nullable String name, @Nullable ActionProperties properties) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ActionProperties(
            @Nullable String purpose, @Nullable String recipient) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Resource(
            @Nullable String type,
            @Nullable String id,
            @Nullable ResourceProperties properties) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ResourceProperties(
            @Nullable List<@Nullable String> items,
            @Nullable String collectedFor,
            @Nullable String collectedAt) {}

    /**
     * @param atLeastRevision as a write gave it; text or number
     * @param device on which the purpose is to be pursued
     * @param signals what its browser says: gpc, dnt
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Context(
            @JsonProperty("at_least_revision") @Nullable JsonNode atLeastRevision,
            @Nullable String consistency,
            @Nullable String device,
            @Nullable List<@Nullable String> signals) {}

    /** Members that are missing here are taken from the defaults, whole; of a member that is here, nothing is (section 7.1.1). */
    Evaluation or(Evaluation defaults) {
        return new Evaluation(
                subject == null ? defaults.subject : subject,
                action == null ? defaults.action : action,
                resource == null ? defaults.resource : resource,
                context == null ? defaults.context : context);
    }
}
