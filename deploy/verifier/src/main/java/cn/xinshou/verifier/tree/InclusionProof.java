package cn.xinshou.verifier.tree;

import cn.xinshou.verifier.verdict.Disproved;
import java.util.List;

/** That the leaf at {@code index} is in the tree of {@code size} leaves. Nothing is proved until {@link #verify} returns. */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.3.2. */
    public void verify(Hash leafHash, Hash root) {
        if (index < 0 || index >= size) {
            throw new Disproved("There is no index " + index + " in a tree of size " + size + ".");
        }
        long fn = index;
        long sn = size - 1;
        Hash computed = leafHash;
        for (Hash sibling : path) {
            if (sn == 0) {
                throw new Disproved(index, "The inclusion proof of index " + index + " is too long.");
            }
            if ((fn & 1) == 1 || fn == sn) {
                computed = MerkleTree.nodeHash(sibling, computed);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                computed = MerkleTree.nodeHash(computed, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new Disproved(index, "The inclusion proof of index " + index + " is too short.");
        }
        if (!computed.equals(root)) {
            throw new Disproved(index, "The inclusion proof of index " + index + " leads to another root.");
        }
    }
}
