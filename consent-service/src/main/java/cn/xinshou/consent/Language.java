package cn.xinshou.consent;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language the service speaks. Chinese is the one that prevails. */
public enum Language {
    ZH,
    EN;

    @JsonValue
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Language of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be zh or en"));
    }

    /** What the caller asked for by {@code ?language=}, else by {@code Accept-Language}, else Chinese. */
    public static Language preferred(@Nullable Language asked, List<Locale> accepted) {
        if (asked != null) {
            return asked;
        }
        return accepted.stream()
                .map(Locale::getLanguage)
                .flatMap(tag -> Arrays.stream(values())
                        .filter(language -> language.tag().equals(tag)))
                .findFirst()
                .orElse(ZH);
    }

    /** For query parameters, which are read by this name. */
    public static Language fromString(String tag) {
        return of(tag);
    }
}
