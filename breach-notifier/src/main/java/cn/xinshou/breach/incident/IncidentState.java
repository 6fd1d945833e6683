package cn.xinshou.breach.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Draft (opened by an alert, nobody looked yet), open, handling ended (the final report is due), closed. */
public enum IncidentState {
    DRAFT,
    OPEN,
    HANDLING_ENDED,
    CLOSED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
