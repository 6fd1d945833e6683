package cn.xinshou.verifier.tree;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.verifier.verdict.Disproved;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ProofProperties {

    private static final List<Hash> LEAVES = IntStream.range(0, 600)
            .mapToObj(i -> MerkleTree.leafHash(new byte[] {(byte) (i >> 8), (byte) i}))
            .toList();

    @Property
    void everyInclusionProofIsAccepted(@ForAll @IntRange(min = 1, max = 600) int size, @ForAll @IntRange int seed) {
        int index = Math.floorMod(seed, size);
        List<Hash> leaves = LEAVES.subList(0, size);

        assertThatCode(() ->
                        MerkleTree.proveInclusion(index, leaves).verify(LEAVES.get(index), MerkleTree.root(leaves)))
                .doesNotThrowAnyException();
    }

    @Property(tries = 200)
    void anInclusionProofWithOneBitFlippedIsRefused(
            @ForAll @IntRange(min = 2, max = 600) int size, @ForAll @IntRange int seed, @ForAll @IntRange int bit) {
        int index = Math.floorMod(seed, size);
        List<Hash> leaves = LEAVES.subList(0, size);
        Hash root = MerkleTree.root(leaves);
        InclusionProof proof = MerkleTree.proveInclusion(index, leaves);

        assertRefused(
                () -> new InclusionProof(index, size, flipped(proof.path(), bit)).verify(leaves.get(index), root));
        assertRefused(() -> proof.verify(flipped(leaves.get(index), bit), root));
        assertRefused(() -> proof.verify(leaves.get(index), flipped(root, bit)));
    }

    @Property
    void anInclusionProofOfAnotherIndexIsRefused(
            @ForAll @IntRange(min = 2, max = 600) int size, @ForAll @IntRange int one, @ForAll @IntRange int other) {
        int index = Math.floorMod(one, size);
        int claimed = Math.floorMod(index + 1 + Math.floorMod(other, size - 1), size);
        List<Hash> leaves = LEAVES.subList(0, size);

        assertRefused(() -> new InclusionProof(
                        claimed, size, MerkleTree.proveInclusion(index, leaves).path())
                .verify(LEAVES.get(index), MerkleTree.root(leaves)));
    }

    @Property
    void aProofThatIsTooShortOrTooLongIsRefused(
            @ForAll @IntRange(min = 2, max = 600) int size, @ForAll @IntRange int seed) {
        int index = Math.floorMod(seed, size);
        List<Hash> leaves = LEAVES.subList(0, size);
        List<Hash> path = MerkleTree.proveInclusion(index, leaves).path();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());

        for (List<Hash> wrong : List.of(path.subList(0, path.size() - 1), path.subList(1, path.size()), longer)) {
            assertRefused(
                    () -> new InclusionProof(index, size, wrong).verify(LEAVES.get(index), MerkleTree.root(leaves)));
        }
    }

    @Property
    void everyConsistencyProofIsAccepted(
            @ForAll @IntRange(min = 0, max = 600) int one, @ForAll @IntRange(min = 0, max = 600) int other) {
        int from = Math.min(one, other);
        int to = Math.max(one, other);

        assertThatCode(() -> MerkleTree.proveConsistency(from, LEAVES.subList(0, to))
                        .verify(MerkleTree.root(LEAVES.subList(0, from)), MerkleTree.root(LEAVES.subList(0, to))))
                .doesNotThrowAnyException();
    }

    @Property(tries = 200)
    void aConsistencyProofWithOneBitFlippedIsRefused(
            @ForAll @IntRange(min = 2, max = 600) int to, @ForAll @IntRange int seed, @ForAll @IntRange int bit) {
        int from = 1 + Math.floorMod(seed, to - 1);
        Hash fromRoot = MerkleTree.root(LEAVES.subList(0, from));
        Hash toRoot = MerkleTree.root(LEAVES.subList(0, to));
        ConsistencyProof proof = MerkleTree.proveConsistency(from, LEAVES.subList(0, to));

        assertRefused(() -> new ConsistencyProof(from, to, flipped(proof.path(), bit)).verify(fromRoot, toRoot));
        assertRefused(() -> proof.verify(flipped(fromRoot, bit), toRoot));
        assertRefused(() -> proof.verify(fromRoot, flipped(toRoot, bit)));
    }

    @Property
    void aRewrittenHistoryIsRefused(
            @ForAll @IntRange(min = 2, max = 600) int to, @ForAll @IntRange int seed, @ForAll @IntRange int altered) {
        int from = 1 + Math.floorMod(seed, to - 1);
        List<Hash> rewritten = new ArrayList<>(LEAVES.subList(0, to));
        rewritten.set(Math.floorMod(altered, from), LEAVES.getLast());
        if (rewritten.equals(LEAVES.subList(0, to))) {
            return;
        }

        assertRefused(() -> MerkleTree.proveConsistency(from, rewritten)
                .verify(MerkleTree.root(LEAVES.subList(0, from)), MerkleTree.root(rewritten)));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(Disproved.class);
    }

    private static List<Hash> flipped(List<Hash> path, int bit) {
        List<Hash> flipped = new ArrayList<>(path);
        int at = Math.floorMod(bit / 256, path.size());
        flipped.set(at, flipped(path.get(at), bit));
        return flipped;
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = Base64.getDecoder().decode(hash.base64());
        bytes[Math.floorMod(bit, 256) / 8] ^= (byte) (1 << Math.floorMod(bit, 8));
        return Hash.of(bytes);
    }
}
