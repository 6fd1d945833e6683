package cn.xinshou.breach.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The languages a person can be written to in. */
public enum MessageLanguage {
    ZH,
    EN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
