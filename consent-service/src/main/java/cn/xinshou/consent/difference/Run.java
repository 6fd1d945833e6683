package cn.xinshou.consent.difference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A stretch of text that stayed, came or went. */
record Run(Mark mark, String text) {

    enum Mark {
        SAME,
        INSERTED,
        DELETED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
