package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.InclusionProof;
import cn.xinshou.verifier.tree.MerkleTree;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import java.util.List;

/** A ledger that was read whole and found to be exactly what its signed checkpoint says. Whoever holds one may ask it for more. */
public final class CheckedLedger {

    private final Checkpoint checkpoint;
    private final List<Hash> leafHashes;

    private CheckedLedger(Checkpoint checkpoint, List<Hash> leafHashes) {
        this.checkpoint = checkpoint;
        this.leafHashes = leafHashes;
    }

    /**
     * Reads checkpoint and hash tiles, with {@code entries} also every entry, and recomputes everything. Entries come before the
     * root, because only they can name the one index that is wrong.
     */
    public static CheckedLedger check(LedgerSource ledger, VerifierKey key, boolean entries) {
        Checkpoint checkpoint = Checkpoint.open(ledger.read("checkpoint"), key);
        LeafHashes leafHashes = LeafHashes.read(ledger, checkpoint.size());
        if (entries) {
            new EntryBundles(ledger).check(leafHashes);
        }
        new UpperTiles(ledger).check(leafHashes);
        if (!MerkleTree.root(leafHashes).equals(checkpoint.root())) {
            throw new Disproved(
                    "The leaf hashes 0 to %d do not add up to the signed root: at least one of them was altered."
                            .formatted(checkpoint.size() - 1));
        }
        return new CheckedLedger(checkpoint, leafHashes);
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public Hash leafHash(long index) {
        return leafHashes.get(known(index));
    }

    public InclusionProof proveInclusion(long index) {
        return MerkleTree.proveInclusion(known(index), leafHashes);
    }

    /** That this ledger only adds to the one of {@code older}: the root of its first entries is computed again, no proof is believed. */
    public void mustExtend(Checkpoint older) {
        if (older.size() > checkpoint.size()) {
            throw new Disproved(
                    "The ledger has shrunk from %d to %d entries.".formatted(older.size(), checkpoint.size()));
        }
        Hash then = MerkleTree.root(leafHashes.subList(0, Math.toIntExact(older.size())));
        if (!then.equals(older.root())) {
            throw new Disproved("The history was rewritten: the first %d entries are not those of the older checkpoint."
                    .formatted(older.size()));
        }
    }

    private int known(long index) {
        if (index < 0 || index >= leafHashes.size()) {
            throw new BadInput("The ledger has no index " + index + "; it has " + leafHashes.size() + " entries.");
        }
        return (int) index;
    }
}
