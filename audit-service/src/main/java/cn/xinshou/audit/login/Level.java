package cn.xinshou.audit.login;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How odd a login is, in the words that people decide by. */
enum Level {
    NONE(0),
    LOW(0.2),
    MEDIUM(0.5),
    HIGH(0.75),
    CRITICAL(0.95);

    private final double from;

    Level(double from) {
        this.from = from;
    }

    static Level of(double score) {
        var level = NONE;
        for (var candidate : values()) {
            if (score >= candidate.from) {
                level = candidate;
            }
        }
        return level;
    }

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
