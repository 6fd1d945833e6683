package cn.xinshou.audit.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that the tree hashes: canonical JSON of a header that may be kept for ever, and commitments to everything that may
 * have to be forgotten.
 */
public final class Leaf {

    /** The length of a leaf must fit into two bytes (entry bundles of C2SP tlog-tiles). */
    public static final int LARGEST = 65_535;

    private static final int VERSION = 1;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What a leaf says, read back. */
    public record Content(
            String source,
            String id,
            String type,
            Instant time,
            @Nullable UUID handle,
            ObjectNode header,
            List<Commitment> parts) {}

    public record Commitment(String name, byte[] value) {}

    private Leaf() {}

    static byte[] write(String log, NewEntry entry, @Nullable UUID handle, List<Part> parts) {
        var leaf = NODES.objectNode()
                .put("v", VERSION)
                .put("log", log)
                .put("source", entry.source())
                .put("id", entry.id())
                .put("type", entry.type())
                .put("time", entry.time().toString());
        if (handle != null) {
            leaf.put("handle", handle.toString());
        }
        var facts = leaf.putObject("facts");
        entry.facts().forEach(facts::put);
        var commitments = leaf.putArray("parts");
        for (var part : parts) {
            commitments
                    .addObject()
                    .put("name", part.name())
                    .put("commitment", Base64.getEncoder().encodeToString(part.commitment()));
        }
        return CanonicalJson.bytes(leaf);
    }

    /** @throws IllegalArgumentException if the bytes are no leaf of ours */
    public static Content read(byte[] leaf) {
        try {
            var header = (ObjectNode) CanonicalJson.parse(leaf);
            var parts = new ArrayList<Commitment>();
            for (var part : header.remove("parts")) {
                parts.add(new Commitment(
                        part.required("name").textValue(),
                        part.required("commitment").binaryValue()));
            }
            var handle = header.get("handle");
            return new Content(
                    text(header, "source"),
                    text(header, "id"),
                    text(header, "type"),
                    Instant.parse(text(header, "time")),
                    handle == null ? null : UUID.fromString(handle.textValue()),
                    header,
                    List.copyOf(parts));
        } catch (CanonicalJson.NotCanonical | java.io.IOException | RuntimeException e) {
            throw new IllegalArgumentException("these bytes are no leaf", e);
        }
    }

    private static String text(JsonNode header, String field) {
        return header.required(field).textValue();
    }
}
