package cn.xinshou.audit.alert;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an alert stands. */
enum AlertState {
    /** Nobody has said anything yet. */
    OPEN,
    /** The person says: that was me. */
    CONFIRMED,
    /** The person says: that was not me. */
    DISPUTED,
    /** Staff have decided. */
    CLOSED;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
