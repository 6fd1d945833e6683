package cn.xinshou.verifier.tree;

import cn.xinshou.verifier.verdict.Disproved;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value. */
public final class Hash {

    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Hash of(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    /** The hash that starts at {@code offset}; used to read tiles without cutting them up first. */
    public static Hash at(byte[] bytes, int offset, int length) {
        if (length != LENGTH || offset + length > bytes.length) {
            throw new Disproved("A hash has 32 bytes, this one has " + Math.min(length, bytes.length - offset) + ".");
        }
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** Standard base64 with padding, and only its canonical spelling: otherwise a changed character could go unnoticed. */
    public static Hash ofBase64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new Disproved("A hash is not base64.");
        }
        Hash hash = of(bytes);
        if (!hash.base64().equals(text)) {
            throw new Disproved("A hash is not in canonical base64.");
        }
        return hash;
    }

    byte[] bytes() {
        return bytes;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
