package cn.xinshou.audit.verify;

import cn.xinshou.audit.ledger.DamagedLedger;
import cn.xinshou.audit.ledger.StoredEntries;
import cn.xinshou.audit.ledger.StoredEntry;
import cn.xinshou.audit.ledger.StoredTiles;
import cn.xinshou.audit.ledger.Tiles;
import cn.xinshou.audit.ledger.Tree;
import cn.xinshou.audit.ledger.TreeHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** Whether the rows of the ledger still are what their hashes in the tree say. */
@ApplicationScoped
public class VerifyEntries {

    private static final int SLICE = 1_000;

    private final StoredEntries entries;

    VerifyEntries(StoredEntries entries) {
        this.entries = entries;
    }

    /**
     * Compares the entries of [from, to) with their leaves, and the leaves with the tiles.
     *
     * @param opening whether the sealed parts are opened and held against their commitments too
     * @throws DamagedLedger naming the first entry that is not what it was
     */
    public void verify(Connection connection, long from, long to, boolean opening) throws SQLException {
        for (var start = from; start < to; start += SLICE) {
            slice(connection, start, Math.min(start + SLICE, to), opening);
        }
    }

    /** Whether the first {@code size} leaves still have this root. */
    public boolean hasRoot(Connection connection, long size, byte[] root) {
        return Arrays.equals(new Tree(new StoredTiles(connection)).root(size), root);
    }

    private void slice(Connection connection, long from, long to, boolean opening) throws SQLException {
        var tiles = new StoredTiles(connection);
        var expected = from;
        for (var entry : entries.range(connection, from, to)) {
            if (entry.index() != expected) {
                throw new DamagedLedger(expected, "the entry is missing");
            }
            entry.verify();
            compare(tiles, entry);
            expected++;
        }
        if (expected != to) {
            throw new DamagedLedger(expected, "the entry is missing");
        }
        if (opening) {
            entries.verifyParts(connection, from, to);
        }
    }

    private static void compare(Tiles tiles, StoredEntry entry) {
        if (!Arrays.equals(entry.leafHash(), hash(tiles, 0, entry.index()))) {
            throw new DamagedLedger(entry.index(), "the tree holds another hash for the entry");
        }
        var complete = entry.index() + 1;
        for (var level = 0; complete % Tiles.WIDTH == 0; level++) {
            complete /= Tiles.WIDTH;
            var above = hash(tiles, level + 1, complete - 1);
            if (!Arrays.equals(above, TreeHash.ofTile(tiles.read(level, complete - 1, Tiles.WIDTH)))) {
                throw new DamagedLedger(entry.index(), "a hash above the entry is not the one of its tile");
            }
        }
    }

    private static byte[] hash(Tiles tiles, int level, long number) {
        var within = (int) (number % Tiles.WIDTH);
        var hashes = tiles.read(level, number / Tiles.WIDTH, within + 1);
        return Arrays.copyOfRange(hashes, within * TreeHash.LENGTH, (within + 1) * TreeHash.LENGTH);
    }
}
