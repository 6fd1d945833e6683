package cn.xinshou.audit.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tiles as the database keeps them, without a database. */
final class MemoryTiles implements Tiles {

    private final Map<String, byte[]> tiles = new HashMap<>();
    private long size;

    @Override
    public byte[] read(int level, long n, int width) {
        var hashes = tiles.getOrDefault(level + "/" + n, new byte[0]);
        if (hashes.length < width * TreeHash.LENGTH) {
            throw new DamagedLedger(0, "tile " + level + "/" + n + " misses hashes");
        }
        return hashes;
    }

    void append(List<byte[]> leaves) {
        var edge = new Edge(size, this);
        leaves.forEach(leaf -> edge.append(TreeHash.leaf(leaf)));
        edge.grown().forEach(tile -> tiles.put(tile.level() + "/" + tile.n(), tile.hashes()));
        size += leaves.size();
    }

    long size() {
        return size;
    }
}
