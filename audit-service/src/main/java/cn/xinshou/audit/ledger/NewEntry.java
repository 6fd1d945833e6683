package cn.xinshou.audit.ledger;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way into the ledger. Source and id together name it: a second one with the same names is the same fact.
 *
 * @param subject the person it is about, or null when it is about nobody
 * @param facts codes that stay readable for ever; never anything that tells a person
 */
public record NewEntry(
        String source,
        String id,
        String type,
        Instant time,
        @Nullable UUID subject,
        SortedMap<String, String> facts,
        List<Content> parts) {

    /** A part before it has its salt; the value is canonical JSON. */
    public record Content(String name, byte[] value) {}

    Name name() {
        return new Name(source, id);
    }

    /** What makes two deliveries the same fact. */
    record Name(String source, String id) {}
}
