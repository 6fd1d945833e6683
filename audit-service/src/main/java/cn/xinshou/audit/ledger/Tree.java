package cn.xinshou.audit.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of RFC 6962, section 2.1, for any size the tree ever had. Reads a handful of tiles per answer, however large the
 * tree is.
 */
public final class Tree {

    private final Tiles tiles;

    public Tree(Tiles tiles) {
        this.tiles = tiles;
    }

    /** The Merkle tree hash over the first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? TreeHash.empty() : subtree(0, size);
    }

    /**
     * The audit path of leaf {@code index} in the tree of {@code size} leaves, nearest sibling first.
     *
     * @throws IllegalArgumentException unless 0 ≤ index &lt; size
     */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        var proof = new ArrayList<byte[]>();
        path(index, 0, size, proof);
        return proof;
    }

    /**
     * The proof that the tree of {@code to} leaves begins with the tree of {@code from} leaves; empty when either is trivial.
     *
     * @throws IllegalArgumentException unless 0 ≤ from ≤ to
     */
    public List<byte[]> consistency(long from, long to) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a tree of " + to + " did not grow from one of " + from);
        }
        var proof = new ArrayList<byte[]>();
        if (from > 0 && from < to) {
            subproof(from, 0, to, true, proof);
        }
        return proof;
    }

    private void path(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        var middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(subtree(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(subtree(from, middle));
        }
    }

    private void subproof(long old, long from, long to, boolean whole, List<byte[]> proof) {
        if (old == to) {
            if (!whole) {
                proof.add(subtree(from, to));
            }
            return;
        }
        var middle = from + split(to - from);
        if (old <= middle) {
            subproof(old, from, middle, whole, proof);
            proof.add(subtree(middle, to));
        } else {
            subproof(old, middle, to, false, proof);
            proof.add(subtree(from, middle));
        }
    }

    private byte[] subtree(long from, long to) {
        var count = to - from;
        if (Long.bitCount(count) == 1) {
            return stored(Long.numberOfTrailingZeros(count), from / count);
        }
        var middle = from + split(count);
        return TreeHash.node(subtree(from, middle), subtree(middle, to));
    }

    /** Root of perfect subtree number {@code n} of height {@code height}: at most 128 hashes of one tile are folded for it. */
    private byte[] stored(int height, long n) {
        var level = height / Tiles.HEIGHT;
        var count = 1 << height % Tiles.HEIGHT;
        var first = n * count;
        var within = (int) (first % Tiles.WIDTH);
        return TreeHash.perfect(tiles.read(level, first / Tiles.WIDTH, within + count), within, count);
    }

    /** The largest power of two smaller than {@code count}. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
