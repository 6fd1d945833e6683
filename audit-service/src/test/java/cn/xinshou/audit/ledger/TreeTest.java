package cn.xinshou.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

    /** The leaves and roots that the first implementations of Certificate Transparency were tested with. */
    private static final List<byte[]> REFERENCE_LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final List<String> REFERENCE_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void rootsAreThoseOfTheReferenceTree(int size) {
        var tiles = new MemoryTiles();
        tiles.append(REFERENCE_LEAVES);

        assertThat(HexFormat.of().formatHex(new Tree(tiles).root(size))).isEqualTo(REFERENCE_ROOTS.get(size));
    }

    @Test
    void everyProofOfSmallTreesIsTheOneOfTheDefinition() {
        var leaves = leaves(130);
        var tiles = new MemoryTiles();
        tiles.append(leaves);
        var tree = new Tree(tiles);

        for (var size = 1; size <= 130; size++) {
            var whole = leaves.subList(0, size);
            assertThat(tree.root(size)).isEqualTo(Naive.root(whole));
            for (var index = 0; index < size; index++) {
                assertThat(tree.inclusion(index, size)).containsExactlyElementsOf(Naive.path(index, whole));
            }
            for (var old = 1; old <= size; old++) {
                assertThat(tree.consistency(old, size)).containsExactlyElementsOf(Naive.subproof(old, whole, true));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 65_793})
    void tilesAreCrossedWithoutAJoint(int size) {
        var leaves = leaves(size);
        var tiles = new MemoryTiles();
        for (var from = 0; from < size; from += 1_000) {
            tiles.append(leaves.subList(from, Math.min(size, from + 1_000)));
        }
        var tree = new Tree(tiles);
        var root = Naive.root(leaves);

        assertThat(tree.root(size)).isEqualTo(root);
        for (var index : List.of(0, 1, size / 2, size - 2, size - 1)) {
            assertThat(Naive.included(TreeHash.leaf(leaves.get(index)), index, size, tree.inclusion(index, size), root))
                    .isTrue();
        }
        for (var old : List.of(1, 200, 254, 255, size / 3, size - 1)) {
            assertThat(Naive.consistent(old, size, tree.root(old), root, tree.consistency(old, size)))
                    .isTrue();
        }
    }

    @Test
    void aProofOfAnotherLeafAnotherPlaceOrAnotherSizeIsRefused() {
        var leaves = leaves(13);
        var tiles = new MemoryTiles();
        tiles.append(leaves);
        var tree = new Tree(tiles);
        var leaf = TreeHash.leaf(leaves.get(5));
        var proof = tree.inclusion(5, 13);
        var root = tree.root(13);

        assertThat(Naive.included(leaf, 5, 13, proof, root)).isTrue();
        assertThat(Naive.included(TreeHash.leaf(leaves.get(4)), 5, 13, proof, root))
                .isFalse();
        assertThat(Naive.included(leaf, 4, 13, proof, root)).isFalse();
        assertThat(Naive.included(leaf, 13, 13, proof, root)).isFalse();
        assertThat(Naive.included(leaf, 5, 13, proof, tree.root(12))).isFalse();
        assertThat(Naive.included(leaf, 5, 13, proof.subList(1, proof.size()), root))
                .isFalse();
        assertThat(Naive.included(leaf, 5, 13, reversed(proof), root)).isFalse();
    }

    @Test
    void aTreeThatWasRewrittenIsNotConsistent() {
        var tiles = new MemoryTiles();
        tiles.append(leaves(13));
        var rewritten = new MemoryTiles();
        rewritten.append(
                Stream.concat(Stream.of(new byte[] {9}), leaves(13).stream().skip(1))
                        .toList());
        var old = new Tree(tiles).root(7);
        var proof = new Tree(rewritten).consistency(7, 13);

        assertThat(Naive.consistent(7, 13, old, new Tree(rewritten).root(13), proof))
                .isFalse();
        assertThat(Naive.consistent(7, 13, old, new Tree(tiles).root(13), new Tree(tiles).consistency(7, 13)))
                .isTrue();
    }

    @Test
    void whatIsNotInTheTreeHasNoProof() {
        var tiles = new MemoryTiles();
        tiles.append(leaves(4));
        var tree = new Tree(tiles);

        assertThatThrownBy(() -> tree.inclusion(4, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.root(5)).isInstanceOf(DamagedLedger.class);
    }

    private static List<byte[]> reversed(List<byte[]> proof) {
        return new ArrayList<>(proof).reversed();
    }

    private static List<byte[]> leaves(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ByteBuffer.allocate(4).putInt(i).array())
                .toList();
    }
}
