package cn.xinshou.verifier.tree;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.verifier.verdict.Disproved;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofEdgesTest {

    private static final Hash EMPTY = MerkleTree.root(List.of());
    private static final Hash LEAF = MerkleTree.leafHash(new byte[0]);
    private static final Hash OTHER = MerkleTree.leafHash(new byte[] {0});

    @Test
    void theOnlyLeafIsItsOwnRootAndNeedsNoPath() {
        assertThatCode(() -> new InclusionProof(0, 1, List.of()).verify(LEAF, LEAF))
                .doesNotThrowAnyException();
    }

    @Test
    void theOnlyLeafWithAPathIsRefused() {
        assertRefused(() -> new InclusionProof(0, 1, List.of(OTHER)).verify(LEAF, LEAF), "too long");
    }

    @Test
    void nothingIsIncludedInAnEmptyTree() {
        assertRefused(() -> new InclusionProof(0, 0, List.of()).verify(LEAF, EMPTY), "no index 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 8, Long.MAX_VALUE, Long.MIN_VALUE})
    void anIndexOutsideTheTreeIsRefused(long index) {
        assertRefused(() -> new InclusionProof(index, 8, List.of()).verify(LEAF, EMPTY), "no index");
    }

    @Test
    void aHugeTreeEndsAtTheLengthOfTheProof() {
        List<Hash> path = Collections.nCopies(200, OTHER);
        assertRefused(() -> new InclusionProof(0, Long.MAX_VALUE, path).verify(LEAF, EMPTY), "too long");
    }

    @Test
    void everythingGrowsFromTheEmptyTreeWithAnEmptyProof() {
        assertThatCode(() -> new ConsistencyProof(0, 5, List.of()).verify(EMPTY, OTHER))
                .doesNotThrowAnyException();
    }

    @Test
    void anEmptyTreeWithAnotherRootIsRefused() {
        assertRefused(() -> new ConsistencyProof(0, 5, List.of()).verify(LEAF, OTHER), "size 0");
    }

    @Test
    void anEmptyTreeWithAProofIsRefused() {
        assertRefused(() -> new ConsistencyProof(0, 5, List.of(LEAF)).verify(EMPTY, OTHER), "too long");
    }

    @Test
    void twoRootsOfOneSizeAreRefused() {
        assertRefused(() -> new ConsistencyProof(4, 4, List.of()).verify(LEAF, OTHER), "Two different trees");
    }

    @Test
    void aShrinkingTreeIsRefused() {
        assertRefused(() -> new ConsistencyProof(5, 4, List.of()).verify(LEAF, OTHER), "cannot grow");
    }

    @Test
    void anEmptyProofBetweenTwoSizesIsRefused() {
        assertRefused(() -> new ConsistencyProof(1, 4, List.of()).verify(LEAF, LEAF), "empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "not base64 at all", "6jQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1="})
    void whatIsNoHashIsRefused(String text) {
        assertRefused(() -> Hash.ofBase64(text), "");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable check, String because) {
        assertThatThrownBy(check).isInstanceOf(Disproved.class).hasMessageContaining(because);
    }
}
