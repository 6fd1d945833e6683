package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.MerkleTree;
import cn.xinshou.verifier.verdict.Disproved;
import java.nio.ByteBuffer;
import java.util.List;

/** The entries themselves, in bundles of 256, each entry after its length in two bytes. */
final class EntryBundles {

    private final LedgerSource ledger;

    EntryBundles(LedgerSource ledger) {
        this.ledger = ledger;
    }

    /** Hashes every entry; the first one that is not the leaf of its index is named. */
    void check(List<Hash> leafHashes) {
        for (int first = 0; first < leafHashes.size(); first += TilePath.FULL) {
            int end = Math.min(first + TilePath.FULL, leafHashes.size());
            check(first, leafHashes.subList(first, end));
        }
    }

    private void check(int first, List<Hash> expected) {
        ByteBuffer bundle = ByteBuffer.wrap(ledger.find(TilePath.entries(first / TilePath.FULL, expected.size()))
                .orElseThrow(() -> new Disproved(first, "The entries from index " + first + " on are missing.")));
        for (int i = 0; i < expected.size(); i++) {
            byte[] leaf = next(bundle, first + i);
            if (!MerkleTree.leafHash(leaf).equals(expected.get(i))) {
                throw new Disproved(
                        first + i, "Entry " + (first + i) + " was altered: its content does not fit its leaf hash.");
            }
        }
        if (bundle.hasRemaining() && expected.size() == TilePath.FULL) {
            throw new Disproved("The bundle from index " + first + " on holds more than 256 entries.");
        }
    }

    private static byte[] next(ByteBuffer bundle, long index) {
        if (bundle.remaining() >= Short.BYTES) {
            int length = Short.toUnsignedInt(bundle.getShort());
            if (bundle.remaining() >= length) {
                byte[] leaf = new byte[length];
                bundle.get(leaf);
                return leaf;
            }
        }
        throw new Disproved(index, "The bundle ends before entry " + index + " does.");
    }
}
