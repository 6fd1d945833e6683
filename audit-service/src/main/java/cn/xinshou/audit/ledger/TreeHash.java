package cn.xinshou.audit.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two hashes of RFC 6962, section 2.1. The prefixes keep a leaf from being passed off as a node. */
public final class TreeHash {

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    private TreeHash() {}

    public static byte[] empty() {
        return sha256().digest();
    }

    public static byte[] leaf(byte[] content) {
        var digest = sha256();
        digest.update((byte) 0);
        return digest.digest(content);
    }

    public static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** Root over the hashes of a full tile. */
    public static byte[] ofTile(byte[] hashes) {
        return perfect(hashes, 0, Tiles.WIDTH);
    }

    /** Root of the perfect subtree over the {@code count} hashes that start at hash number {@code first}; count is a power of two. */
    static byte[] perfect(byte[] hashes, int first, int count) {
        if (count == 1) {
            var one = new byte[LENGTH];
            System.arraycopy(hashes, first * LENGTH, one, 0, LENGTH);
            return one;
        }
        var half = count / 2;
        return node(perfect(hashes, first, half), perfect(hashes, first + half, half));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
