package cn.xinshou.audit.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a decision stands. */
enum DecisionState {
    STANDING,
    /** The person has refused decisions by a machine alone: it counts for nothing until somebody looked. */
    AWAITING_PERSON,
    APPEALED,
    UPHELD,
    OVERTURNED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
