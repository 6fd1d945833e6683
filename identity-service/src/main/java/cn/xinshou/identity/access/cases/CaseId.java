package cn.xinshou.identity.access.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Ids of cases that are UUIDs, among those that are not. */
public final class CaseId {

    private CaseId() {}

    public static Optional<UUID> parse(String text) {
        try {
            // UUID.fromString would also take 1-1-1-1-1.
            var id = UUID.fromString(text);
            return id.toString().equals(text.toLowerCase(Locale.ROOT)) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
