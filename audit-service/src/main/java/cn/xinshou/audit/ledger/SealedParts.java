package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The parts of one entry as they are stored: salts and values together, so that destroying the key destroys both. */
final class SealedParts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Stored>> LIST = new TypeReference<>() {};

    private record Stored(String name, String salt, String value) {}

    private SealedParts() {}

    static byte[] seal(List<Part> parts, Sealing key, long index, UUID handle) {
        var stored = parts.stream()
                .map(part -> new Stored(
                        part.name(), Base64.getEncoder().encodeToString(part.salt()), new String(part.value(), UTF_8)))
                .toList();
        try {
            return key.seal(JSON.writeValueAsBytes(stored), place(index, handle));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names, salts and values are plain text", e);
        }
    }

    /** @throws Sealing.NotSealedHere if the bytes are not what was stored for this entry */
    static List<Part> open(byte[] sealed, Sealing key, long index, UUID handle) {
        try {
            return JSON.readValue(key.open(sealed, place(index, handle)), LIST).stream()
                    .map(part -> new Part(
                            part.name(),
                            Base64.getDecoder().decode(part.salt()),
                            part.value().getBytes(UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("what was sealed here is a list of parts", e);
        }
    }

    private static String place(long index, UUID handle) {
        return "ledger-part|" + index + "|" + handle;
    }
}
