package cn.xinshou.verifier.note;

import cn.xinshou.verifier.verdict.BadInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose signature is believed: a C2SP verifier key, {@code name+hash+base64(algorithm ‖ key)}. */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int HASH_LENGTH = 4;
    private static final Pattern SHAPE = Pattern.compile("([^\\s+]{1,255})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{1,100})");

    private final String name;
    private final byte[] hash;
    private final byte[] key;

    private VerifierKey(String name, byte[] hash, byte[] key) {
        this.name = name;
        this.hash = hash;
        this.key = key;
    }

    /** Surrounding white space is ignored, because keys come from files. */
    public static VerifierKey parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new BadInput("The key is not a verifier key: expected name+hash+base64.");
        }
        byte[] encoded = decode(shape.group(3));
        if (encoded.length != 1 + Ed25519.KEY_LENGTH || encoded[0] != ED25519) {
            throw new BadInput("The verifier key is not an Ed25519 key.");
        }
        byte[] hash = HexFormat.of().parseHex(shape.group(2));
        if (!Arrays.equals(hash, keyHash(shape.group(1), encoded))) {
            throw new BadInput("The verifier key's hash does not fit its name and key.");
        }
        return new VerifierKey(shape.group(1), hash, Arrays.copyOfRange(encoded, 1, encoded.length));
    }

    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    /** As it is published. */
    @Override
    public String toString() {
        byte[] encoded = new byte[1 + key.length];
        encoded[0] = ED25519;
        System.arraycopy(key, 0, encoded, 1, key.length);
        return name + "+" + HexFormat.of().formatHex(hash) + "+"
                + Base64.getEncoder().encodeToString(encoded);
    }

    boolean isNamedBy(String signer, byte[] signature) {
        return name.equals(signer)
                && signature.length > HASH_LENGTH
                && Arrays.equals(hash, 0, HASH_LENGTH, signature, 0, HASH_LENGTH);
    }

    boolean signed(byte[] message, byte[] signature) {
        return Ed25519.verify(key, message, Arrays.copyOfRange(signature, HASH_LENGTH, signature.length));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new BadInput("The verifier key is not base64 after its second plus sign.");
        }
    }

    private static byte[] keyHash(String name, byte[] encoded) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(encoded), HASH_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
