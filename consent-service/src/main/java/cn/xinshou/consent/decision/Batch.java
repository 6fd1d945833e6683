package cn.xinshou.consent.decision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request of AuthZEN 1.0, section 7: many questions, and what they have in common.
 *
 * @param evaluations not read yet: one that cannot be spoils no other
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Batch(
        Evaluation.@Nullable Subject subject,
        Evaluation.@Nullable Action action,
        Evaluation.@Nullable Resource resource,
        Evaluation.@Nullable Context context,
        @Nullable List<@Nullable JsonNode> evaluations,
        @Nullable Options options) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Options(
            @JsonProperty("evaluations_semantic") @Nullable Semantic semantic) {}

    /** How far the questions are asked, one after the other (section 7.1.2.1). */
    enum Semantic {
        execute_all,
        deny_on_first_deny,
        permit_on_first_permit;

        boolean endsWith(boolean decision) {
            return switch (this) {
                case execute_all -> false;
                case deny_on_first_deny -> !decision;
                case permit_on_first_permit -> decision;
            };
        }
    }

    /** What a question takes from here where it does not say it itself (section 7.1.1). */
    Evaluation defaults() {
        return new Evaluation(subject, action, resource, context);
    }

    Semantic semantic() {
        return options == null
                ? Semantic.execute_all
                : Objects.requireNonNullElse(options.semantic, Semantic.execute_all);
    }
}
