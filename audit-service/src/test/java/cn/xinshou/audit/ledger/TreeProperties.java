package cn.xinshou.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TreeProperties {

    @Property(tries = 200)
    void theTreeDoesNotDependOnHowItsLeavesWereBatched(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 300) Integer> batches) {
        var leaves = IntStream.range(0, batches.stream().mapToInt(i -> i).sum())
                .mapToObj(i -> new byte[] {(byte) (i >> 8), (byte) i})
                .toList();
        var tiles = new MemoryTiles();
        for (var batch : batches) {
            tiles.append(leaves.subList((int) tiles.size(), (int) tiles.size() + batch));
        }

        assertThat(new Tree(tiles).root(leaves.size())).isEqualTo(Naive.root(leaves));
    }

    @Property(tries = 200)
    void whatIsInTheTreeIsProvedToBeAndNothingElse(
            @ForAll @IntRange(min = 1, max = 900) int size,
            @ForAll @IntRange(min = 0, max = 899) int at,
            @ForAll @IntRange(min = 1, max = 900) int before) {
        var index = at % size;
        var old = 1 + before % size;
        var leaves = IntStream.range(0, size)
                .mapToObj(i -> new byte[] {(byte) (i >> 8), (byte) i})
                .toList();
        var tiles = new MemoryTiles();
        tiles.append(leaves);
        var tree = new Tree(tiles);
        var root = tree.root(size);

        var proof = tree.inclusion(index, size);
        assertThat(Naive.included(TreeHash.leaf(leaves.get(index)), index, size, proof, root))
                .isTrue();
        assertThat(Naive.included(TreeHash.leaf(new byte[] {7, 7, 7}), index, size, proof, root))
                .isFalse();
        assertThat(Naive.consistent(old, size, tree.root(old), root, tree.consistency(old, size)))
                .isTrue();
    }
}
