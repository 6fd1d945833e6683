package cn.xinshou.breach.incident;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Through which door an incident came in. */
public enum Origin {
    API,
    CONSOLE,
    ALERT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
