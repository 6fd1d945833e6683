package cn.xinshou.audit.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody who looked at a decision found. */
enum Outcome {
    UPHELD,
    OVERTURNED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
