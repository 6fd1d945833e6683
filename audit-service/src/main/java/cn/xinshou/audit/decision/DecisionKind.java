package cn.xinshou.audit.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What was decided. */
public enum DecisionKind {
    /** How risky a login is. */
    LOGIN_ASSESSMENT,
    /** No login for a while. */
    LOGIN_LOCK;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
