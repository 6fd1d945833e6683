package cn.xinshou.identity.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret keys with names, from a file of lines {@code <key id> <base64 of 32 bytes>}. The first line is the key in use; the others still
 * open what they sealed. To rotate, put a new line on top.
 */
final class Keyset {

    private final Map<String, SecretKey> keys;

    private Keyset(Map<String, SecretKey> keys) {
        this.keys = keys;
    }

    /** @throws IllegalStateException if a line is not a key; says which line, never what is in it */
    static Keyset parse(byte[] file, String algorithm) {
        var keys = new LinkedHashMap<String, SecretKey>();
        var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        for (var line = 0; line < lines.size(); line++) {
            var words = lines.get(line).strip().split("\\s+");
            if (words.length != 2 || keys.put(words[0], key(words[1], algorithm, line)) != null) {
                throw unreadable(line);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("the keyset holds no key");
        }
        return new Keyset(keys);
    }

    /** A file with one fresh key. */
    static byte[] generate(String keyId) {
        return (keyId + " " + Base64.getEncoder().encodeToString(AesGcm.randomKey()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    String currentId() {
        return keys.keySet().iterator().next();
    }

    SecretKey current() {
        return keys.values().iterator().next();
    }

    Optional<SecretKey> named(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** All keys by id, the one in use first. */
    Map<String, SecretKey> all() {
        return keys;
    }

    private static SecretKey key(String base64, String algorithm, int line) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != AesGcm.KEY_BYTES) {
                throw unreadable(line);
            }
            return new SecretKeySpec(bytes, algorithm);
        } catch (IllegalArgumentException e) {
            throw unreadable(line);
        }
    }

    private static IllegalStateException unreadable(int line) {
        return new IllegalStateException(
                "line " + (line + 1) + " of the keyset must be a key id of its own and 32 bytes in base64");
    }
}
