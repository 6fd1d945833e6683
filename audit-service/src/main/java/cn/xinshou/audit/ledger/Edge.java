package cn.xinshou.audit.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The tiles at the right edge of the tree, which still grow. Appending needs nothing else of the tree. */
final class Edge {

    /** A tile that appending created or extended; to be stored in place of the one that is there. */
    record Grown(int level, long n, byte[] hashes) {}

    private static final class Growing {

        private final int level;
        private long n;
        private boolean changed;
        private final ByteArrayOutputStream hashes = new ByteArrayOutputStream(Tiles.WIDTH * TreeHash.LENGTH);

        private Growing(int level, long n, byte[] hashes) {
            this.level = level;
            this.n = n;
            this.hashes.writeBytes(hashes);
        }

        private Grown grown() {
            return new Grown(level, n, hashes.toByteArray());
        }
    }

    private final List<Growing> levels = new ArrayList<>();
    private final List<Grown> full = new ArrayList<>();

    /** The edge of the tree of {@code size} leaves. */
    Edge(long size, Tiles tiles) {
        var hashes = size;
        for (var level = 0; hashes > 0; level++) {
            var n = hashes / Tiles.WIDTH;
            var width = (int) (hashes % Tiles.WIDTH);
            levels.add(new Growing(level, n, width == 0 ? new byte[0] : exactly(tiles, level, n, width)));
            hashes = n;
        }
    }

    void append(byte[] leafHash) {
        append(0, leafHash);
    }

    /** What changed since the edge was made. */
    List<Grown> grown() {
        var grown = new ArrayList<>(full);
        levels.stream().filter(tile -> tile.changed).map(Growing::grown).forEach(grown::add);
        return grown;
    }

    private void append(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new Growing(level, 0, new byte[0]));
        }
        var tile = levels.get(level);
        tile.hashes.writeBytes(hash);
        tile.changed = true;
        if (tile.hashes.size() == Tiles.WIDTH * TreeHash.LENGTH) {
            var complete = tile.grown();
            full.add(complete);
            tile.n++;
            tile.changed = false;
            tile.hashes.reset();
            append(level + 1, TreeHash.ofTile(complete.hashes()));
        }
    }

    private static byte[] exactly(Tiles tiles, int level, long n, int width) {
        var hashes = tiles.read(level, n, width);
        if (hashes.length != width * TreeHash.LENGTH) {
            throw new DamagedLedger(
                    n * Tiles.WIDTH + width, "tile " + level + "/" + n + " holds more hashes than the tree has");
        }
        return hashes;
    }
}
