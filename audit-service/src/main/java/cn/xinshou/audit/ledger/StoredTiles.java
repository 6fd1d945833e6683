package cn.xinshou.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tiles in the database, as one connection sees them. Lives as long as one proof, batch or verification. */
public final class StoredTiles implements Tiles {

    private record Address(int level, long n) {}

    private final Connection connection;
    private final Map<Address, byte[]> read = new HashMap<>();

    public StoredTiles(Connection connection) {
        this.connection = connection;
    }

    @Override
    public byte[] read(int level, long n, int width) {
        var hashes = read.computeIfAbsent(new Address(level, n), this::select);
        if (hashes.length < width * TreeHash.LENGTH) {
            throw new DamagedLedger(firstLeaf(level, n), "tile " + level + "/" + n + " misses hashes");
        }
        return hashes;
    }

    static void write(Connection connection, List<Edge.Grown> tiles) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into ledger_tile (level, n, hashes) values (?, ?, ?)
                on conflict (level, n) do update set hashes = excluded.hashes
                """)) {
            for (var tile : tiles) {
                upsert.setInt(1, tile.level());
                upsert.setLong(2, tile.n());
                upsert.setBytes(3, tile.hashes());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private byte[] select(Address address) {
        try (PreparedStatement select =
                connection.prepareStatement("select hashes from ledger_tile where level = ? and n = ?")) {
            select.setInt(1, address.level());
            select.setLong(2, address.n());
            try (var found = select.executeQuery()) {
                return found.next() ? found.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private static long firstLeaf(int level, long n) {
        return n << HEIGHT * (level + 1);
    }
}
