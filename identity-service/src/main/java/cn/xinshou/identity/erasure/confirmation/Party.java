package cn.xinshou.identity.erasure.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else who has to erase their part.
 *
 * @param name {@code consent}, {@code audit}, {@code breach}, {@code keycloak}, or {@code recipient/<id>/<notice>}
 * @param answer what came of the last try, where we are the one who tries
 * @param forgotten what it says it has forgotten
 * @param kept what it says a law keeps there, by which law and until when
 */
public record Party(
        String name,
        Instant dueAt,
        int tries,
        @Nullable String answer,
        @Nullable JsonNode forgotten,
        @Nullable JsonNode kept,
        @Nullable Instant confirmedAt) {

    public static final String CONSENT = "consent";
    public static final String AUDIT = "audit";
    public static final String BREACH = "breach";
    public static final String KEYCLOAK = "keycloak";

    static String recipient(String recipient, String notice) {
        return "recipient/" + recipient + "/" + notice;
    }

    boolean isOverdue(Instant now) {
        return confirmedAt == null && dueAt.isBefore(now);
    }
}
