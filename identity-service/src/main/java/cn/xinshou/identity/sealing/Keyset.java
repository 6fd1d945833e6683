package cn.xinshou.identity.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret keys with names, from a file of lines {@code <key id> <base64 of the key>}. The first line is the key in use; the others still open
 * what they sealed. To rotate, put a new line on top. A line {@code <key id> retired} says that nobody has or needs that key any more.
 */
final class Keyset {

    static final String RETIRED = "retired";
    static final int HMAC_KEY_BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final Set<String> retired;

    private Keyset(Map<String, SecretKey> keys, Set<String> retired) {
        this.keys = keys;
        this.retired = retired;
    }

    /**
     * @param form makes a key of its bytes; empty if they cannot be one
     * @throws IllegalStateException if a line is not a key; says which line, never what is in it
     */
    static Keyset parse(byte[] file, Function<byte[], Optional<SecretKey>> form) {
        var keys = new LinkedHashMap<String, SecretKey>();
        var retired = new LinkedHashSet<String>();
        var lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        for (var line = 0; line < lines.size(); line++) {
            var words = lines.get(line).strip().split("\\s+");
            if (words.length != 2 || keys.containsKey(words[0]) || retired.contains(words[0])) {
                throw unreadable(line);
            }
            if (words[1].equals(RETIRED)) {
                retired.add(words[0]);
            } else {
                keys.put(words[0], key(words[1], form, line));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("the keyset holds no key");
        }
        return new Keyset(keys, retired);
    }

    /** Of 32 bytes for AES-256-GCM, of 16 for SM4-GCM: the length says which cipher a key is for. */
    static Optional<SecretKey> cipherKey(byte[] bytes) {
        for (var gcm : Gcm.values()) {
            if (gcm.keyBytes() == bytes.length) {
                return Optional.of(gcm.key(bytes));
            }
        }
        return Optional.empty();
    }

    /** Of 32 bytes for HMAC-SHA-256. */
    static Optional<SecretKey> hmacKey(byte[] bytes) {
        return bytes.length == HMAC_KEY_BYTES ? Optional.of(new SecretKeySpec(bytes, "HmacSHA256")) : Optional.empty();
    }

    /** A file with one fresh key. */
    static byte[] generate(String keyId, int keyBytes) {
        return (keyId + " " + Base64.getEncoder().encodeToString(Gcm.random(keyBytes)) + "\n")
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

    Set<String> retired() {
        return retired;
    }

    List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    private static SecretKey key(String base64, Function<byte[], Optional<SecretKey>> form, int line) {
        try {
            return form.apply(Base64.getDecoder().decode(base64)).orElseThrow(() -> unreadable(line));
        } catch (IllegalArgumentException e) {
            throw unreadable(line);
        }
    }

    private static IllegalStateException unreadable(int line) {
        return new IllegalStateException(
                "line " + (line + 1) + " of the keyset must be a key id of its own and a key in base64, or retired");
    }
}
