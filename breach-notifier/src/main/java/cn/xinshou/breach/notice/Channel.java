package cn.xinshou.breach.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The ways to reach a person that this installation can carry. */
public enum Channel {
    EMAIL;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
