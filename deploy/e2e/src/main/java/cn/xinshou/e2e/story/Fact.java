package cn.xinshou.e2e.story;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger should hold after a step.
 *
 * @param subject the person it is about, or null when it is about nobody
 * @param type without the common ends, such as {@code consent.consent-granted}
 * @param codes of the entry's header that tell it from others of its type
 */
public record Fact(@Nullable UUID subject, String type, Map<String, String> codes) {

    static Fact about(UUID subject, String type) {
        return new Fact(subject, type, Map.of());
    }

    static Fact of(String type) {
        return new Fact(null, type, Map.of());
    }

    Fact with(String code, String value) {
        return new Fact(subject, type, Map.of(code, value));
    }

    String eventType() {
        return "cn.xinshou." + type + ".v1";
    }
}
