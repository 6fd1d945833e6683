package cn.xinshou.breach.message;

import org.jspecify.annotations.Nullable;

/**
 * What a person will read.
 *
 * @param language tag of RFC 5646
 * @param unsubscribe where one click ends a list (RFC 8058), for kinds that are lists
 */
public record Letter(
        String subject,
        String text,
        String language,
        @Nullable String unsubscribe) {

    @Override
    public String toString() {
        return "Letter[" + language + "]";
    }
}
