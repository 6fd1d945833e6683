package cn.xinshou.verifier.tree;

import cn.xinshou.verifier.verdict.Disproved;
import java.util.List;

/** That the tree of size {@code to} only adds to the tree of size {@code from}. Nothing is proved until {@link #verify} returns. */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    private static final Hash EMPTY_TREE = MerkleTree.root(List.of());

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162 section 2.1.4.2; besides, size 0 is consistent with everything when its root is the empty tree's and the proof empty. */
    public void verify(Hash fromRoot, Hash toRoot) {
        if (from < 0 || from > to) {
            throw new Disproved("A tree cannot grow from size " + from + " to size " + to + ".");
        }
        if (from == 0 || from == to) {
            verifyTrivial(fromRoot, toRoot);
            return;
        }
        if (path.isEmpty()) {
            throw new Disproved("The consistency proof is empty.");
        }
        // A complete old tree is a node of the new one; the proof leaves it out because the verifier has it.
        int used = Long.bitCount(from) == 1 ? 0 : 1;
        Hash oldRoot = used == 0 ? fromRoot : path.getFirst();
        Hash newRoot = oldRoot;
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        for (Hash node : path.subList(used, path.size())) {
            if (sn == 0) {
                throw new Disproved("The consistency proof is too long.");
            }
            if ((fn & 1) == 1 || fn == sn) {
                oldRoot = MerkleTree.nodeHash(node, oldRoot);
                newRoot = MerkleTree.nodeHash(node, newRoot);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                newRoot = MerkleTree.nodeHash(newRoot, node);
            }
            fn >>= 1;
            sn >>= 1;
        }
        if (sn != 0) {
            throw new Disproved("The consistency proof is too short.");
        }
        if (!oldRoot.equals(fromRoot)) {
            throw new Disproved("The consistency proof does not start from the root of size " + from + ".");
        }
        if (!newRoot.equals(toRoot)) {
            throw new Disproved("The consistency proof does not lead to the root of size " + to + ".");
        }
    }

    private void verifyTrivial(Hash fromRoot, Hash toRoot) {
        if (!path.isEmpty()) {
            throw new Disproved("The consistency proof is too long.");
        }
        if (from == to && !fromRoot.equals(toRoot)) {
            throw new Disproved("Two different trees claim size " + from + ".");
        }
        if (from == 0 && !fromRoot.equals(EMPTY_TREE)) {
            throw new Disproved("The tree of size 0 has another root than the empty tree.");
        }
    }
}
