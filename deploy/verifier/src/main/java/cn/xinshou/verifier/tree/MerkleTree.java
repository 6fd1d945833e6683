package cn.xinshou.verifier.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962 section 2.1, written the way the RFC defines it: by recursion on the largest power of two below the size. Slower
 * than an incremental tree and impossible to confuse with one. Depth is at most 63.
 */
public final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    public static Hash leafHash(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return Hash.of(digest.digest(leaf));
    }

    public static Hash nodeHash(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes());
        return Hash.of(digest.digest(right.bytes()));
    }

    /** Root over these leaf hashes; the empty tree's root is the hash of the empty string. */
    public static Hash root(List<Hash> leafHashes) {
        return switch (leafHashes.size()) {
            case 0 -> Hash.of(sha256().digest());
            case 1 -> leafHashes.getFirst();
            default -> {
                int split = split(leafHashes.size());
                yield nodeHash(root(leafHashes.subList(0, split)), root(leafHashes.subList(split, leafHashes.size())));
            }
        };
    }

    /** PATH(m, D[n]) of RFC 9162 section 2.1.3.1, from the leaf upwards. */
    public static InclusionProof proveInclusion(int index, List<Hash> leafHashes) {
        if (index < 0 || index >= leafHashes.size()) {
            throw new IndexOutOfBoundsException("no leaf " + index + " in a tree of " + leafHashes.size());
        }
        return new InclusionProof(index, leafHashes.size(), path(index, leafHashes));
    }

    /** PROOF(m, D[n]) of RFC 9162 section 2.1.4.1. */
    public static ConsistencyProof proveConsistency(int from, List<Hash> leafHashes) {
        if (from < 0 || from > leafHashes.size()) {
            throw new IndexOutOfBoundsException("no size " + from + " in a tree of " + leafHashes.size());
        }
        List<Hash> path = from == 0 ? List.of() : subproof(from, leafHashes, true);
        return new ConsistencyProof(from, leafHashes.size(), path);
    }

    private static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<Hash> left = leaves.subList(0, split);
        List<Hash> right = leaves.subList(split, leaves.size());
        return index < split ? with(path(index, left), root(right)) : with(path(index - split, right), root(left));
    }

    private static List<Hash> subproof(int from, List<Hash> leaves, boolean known) {
        if (from == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int split = split(leaves.size());
        List<Hash> left = leaves.subList(0, split);
        List<Hash> right = leaves.subList(split, leaves.size());
        return from <= split
                ? with(subproof(from, left, known), root(right))
                : with(subproof(from - split, right, false), root(left));
    }

    private static List<Hash> with(List<Hash> path, Hash last) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(last);
        return List.copyOf(longer);
    }

    /** The largest power of two below {@code size}, which is at least two. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
