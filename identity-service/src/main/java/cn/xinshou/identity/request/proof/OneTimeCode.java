package cn.xinshou.identity.request.proof;

import cn.xinshou.identity.sealing.Seal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;

/**
 * Six digits that go out by mail and are kept as a salted hash. A million hashes are soon tried, so the hash is sealed under the person's key
 * besides.
 */
public final class OneTimeCode {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int BOUND = 1_000_000;

    private OneTimeCode() {}

    public static String fresh() {
        return "%06d".formatted(RANDOM.nextInt(BOUND));
    }

    public static byte[] close(Seal seal, UUID request, String code) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var kept = Arrays.copyOf(salt, SALT_BYTES + 32);
        var hash = hash(salt, code);
        System.arraycopy(hash, 0, kept, SALT_BYTES, hash.length);
        return seal.close(kept, place(request));
    }

    /** Takes as long for a code that is nearly right as for one that is not. */
    public static boolean matches(Seal seal, UUID request, byte[] closed, String code) {
        var kept = seal.open(closed, place(request));
        var salt = Arrays.copyOf(kept, SALT_BYTES);
        return MessageDigest.isEqual(Arrays.copyOfRange(kept, SALT_BYTES, kept.length), hash(salt, code));
    }

    private static byte[] hash(byte[] salt, String code) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    private static String place(UUID request) {
        return "request-code/" + request;
    }
}
