package cn.xinshou.audit.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The entries in the database. */
@ApplicationScoped
public class StoredEntries {

    private static final String COLUMNS = "index, event_source, event_id, type, time, handle, leaf, leaf_hash";

    /** What a list of entries is narrowed to; null means any. */
    public record Filter(
            @Nullable UUID handle,
            @Nullable String type,
            @Nullable String eventId,
            @Nullable Instant since) {}

    private final DataSource database;
    private final PartKeys keys;

    StoredEntries(DataSource database, PartKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** How many entries there are, signed for or not. */
    public long size(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select size from ledger_head");
                var head = select.executeQuery()) {
            if (!head.next()) {
                throw new DamagedLedger(0, "the head is missing");
            }
            return head.getLong(1);
        }
    }

    public Optional<StoredEntry> find(long index) {
        return query("where index = ?", select -> select.setLong(1, index)).stream()
                .findFirst();
    }

    /** The entries of [from, to) that exist, in order. */
    public List<StoredEntry> range(long from, long to) {
        return query("where index >= ? and index < ? order by index", select -> {
            select.setLong(1, from);
            select.setLong(2, to);
        });
    }

    public List<StoredEntry> range(Connection connection, long from, long to) throws SQLException {
        return query(connection, "where index >= ? and index < ? order by index", select -> {
            select.setLong(1, from);
            select.setLong(2, to);
        });
    }

    /** At most {@code limit} entries behind index {@code after}, in order. */
    List<StoredEntry> list(Filter filter, long after, int limit) {
        var where = new StringBuilder("where index > ?");
        var values = new ArrayList<Object>(List.of(after));
        narrow(where, values, "handle = ?", filter.handle());
        narrow(where, values, "type = ?", filter.type());
        narrow(where, values, "event_id = ?", filter.eventId());
        narrow(
                where,
                values,
                "time >= ?",
                filter.since() == null ? null : filter.since().atOffset(ZoneOffset.UTC));
        return query(where + " order by index limit " + limit, select -> {
            for (var i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
        });
    }

    /** Which of the entries can still be opened. */
    Set<Long> withParts(List<StoredEntry> entries) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select p.index from ledger_part p join ledger_part_key k on k.handle = p.handle
                        where p.index = any (?)
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", entries.stream().map(StoredEntry::index).toArray()));
            try (var found = select.executeQuery()) {
                var indexes = new HashSet<Long>();
                while (found.next()) {
                    indexes.add(found.getLong(1));
                }
                return indexes;
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** What the entry's leaf commits to; nothing if its person was erased. */
    List<Part> parts(StoredEntry entry) {
        try (var connection = database.getConnection()) {
            var key = keys.of(connection, List.of(entry.owner())).get(entry.owner());
            var sealed = sealed(connection, entry.index(), entry.index() + 1).get(entry.index());
            return key == null || sealed == null
                    ? List.of()
                    : SealedParts.open(sealed, key, entry.index(), entry.owner());
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /**
     * Opens the parts of the entries of [from, to) that were not erased.
     *
     * @throws DamagedLedger if one is missing though its key is there, or is not what its leaf committed to
     */
    public void verifyParts(Connection connection, long from, long to) throws SQLException {
        var entries = range(connection, from, to);
        // Before the keys: whoever is erased in between has lost the key by then, and no part is missed.
        var sealed = sealed(connection, from, to);
        var keyOf = keys.of(
                connection, entries.stream().map(StoredEntry::owner).distinct().toList());
        for (var entry : entries) {
            var key = keyOf.get(entry.owner());
            if (key != null) {
                verifyParts(entry, key, sealed.get(entry.index()));
            }
        }
    }

    private static void verifyParts(StoredEntry entry, Sealing key, byte @Nullable [] sealed) {
        if (sealed == null) {
            throw new DamagedLedger(entry.index(), "the sealed parts are missing");
        }
        try {
            var parts = SealedParts.open(sealed, key, entry.index(), entry.owner());
            var said = entry.said().parts();
            for (var i = 0; i < said.size(); i++) {
                if (parts.size() != said.size()
                        || !Arrays.equals(parts.get(i).commitment(), said.get(i).value())) {
                    throw new DamagedLedger(entry.index(), "a part is not the one that the leaf commits to");
                }
            }
        } catch (Sealing.NotSealedHere e) {
            throw new DamagedLedger(entry.index(), "the sealed parts were changed");
        }
    }

    private static Map<Long, byte[]> sealed(Connection connection, long from, long to) throws SQLException {
        try (var select =
                connection.prepareStatement("select index, sealed from ledger_part where index >= ? and index < ?")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (var found = select.executeQuery()) {
                var sealed = new HashMap<Long, byte[]>();
                while (found.next()) {
                    sealed.put(found.getLong(1), found.getBytes(2));
                }
                return sealed;
            }
        }
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }

    private interface Binding {
        void to(PreparedStatement select) throws SQLException;
    }

    private List<StoredEntry> query(String where, Binding binding) {
        try (var connection = database.getConnection()) {
            return query(connection, where, binding);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    private static List<StoredEntry> query(Connection connection, String where, Binding binding) throws SQLException {
        try (var select = connection.prepareStatement("select " + COLUMNS + " from ledger_entry " + where)) {
            binding.to(select);
            try (var found = select.executeQuery()) {
                var entries = new ArrayList<StoredEntry>();
                while (found.next()) {
                    entries.add(entry(found));
                }
                return entries;
            }
        }
    }

    private static StoredEntry entry(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getObject(6, UUID.class),
                row.getBytes(7),
                row.getBytes(8));
    }
}
