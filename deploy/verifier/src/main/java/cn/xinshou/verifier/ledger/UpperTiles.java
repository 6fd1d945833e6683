package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.MerkleTree;
import cn.xinshou.verifier.verdict.Disproved;
import java.util.ArrayList;
import java.util.List;

/** The tiles above the leaves: each hash must be the root of the full tile below it. A difference narrows a fault down to a range. */
final class UpperTiles {

    private final LedgerSource ledger;

    UpperTiles(LedgerSource ledger) {
        this.ledger = ledger;
    }

    void check(List<Hash> leafHashes) {
        List<Hash> below = leafHashes;
        long span = TilePath.FULL;
        for (int level = 1; below.size() >= TilePath.FULL; level++) {
            below = check(level, span, below);
            span *= TilePath.FULL;
        }
    }

    private List<Hash> check(int level, long span, List<Hash> below) {
        int nodes = below.size() / TilePath.FULL;
        List<Hash> computed = new ArrayList<>(nodes);
        byte[] tile = {};
        for (int i = 0; i < nodes; i++) {
            if (i % TilePath.FULL == 0) {
                tile = tile(level, i / TilePath.FULL, Math.min(TilePath.FULL, nodes - i));
            }
            Hash root = MerkleTree.root(below.subList(i * TilePath.FULL, (i + 1) * TilePath.FULL));
            if (!root.equals(Hash.at(tile, i % TilePath.FULL * Hash.LENGTH, Hash.LENGTH))) {
                throw new Disproved("A leaf hash between index %d and %d was altered: level %d says so."
                        .formatted(i * span, (i + 1) * span - 1, level));
            }
            computed.add(root);
        }
        return computed;
    }

    private byte[] tile(int level, long number, int width) {
        TilePath path = TilePath.hashes(level, number, width);
        byte[] tile = ledger.find(path).orElseThrow(() -> new Disproved("The ledger has no " + path + "."));
        if (tile.length < width * Hash.LENGTH) {
            throw new Disproved("The ledger's " + path + " is too short.");
        }
        return tile;
    }
}
