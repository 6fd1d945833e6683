package cn.xinshou.audit.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes leaves of facts and grows the tree by them, in the transaction of the connection it is given: entries, sealed parts, tiles
 * and head move together or not at all.
 */
@ApplicationScoped
public class AppendEntries {

    /** @param duplicates facts that the ledger already had, or that came twice in the batch */
    public record Appended(long size, int entries, int duplicates) {}

    private record Placed(NewEntry entry, @Nullable UUID handle, byte[] leaf, byte[] hash, byte @Nullable [] sealed) {}

    private final LedgerConfig config;
    private final Handles handles;
    private final PartKeys keys;
    private final ForgottenPeople forgotten;
    private final SecureRandom random = new SecureRandom();

    AppendEntries(LedgerConfig config, Handles handles, PartKeys keys, ForgottenPeople forgotten) {
        this.config = config;
        this.handles = handles;
        this.keys = keys;
        this.forgotten = forgotten;
    }

    /** Announces a new sequencer: whoever held an earlier epoch cannot append any more. */
    public long takeOver(Connection connection) throws SQLException {
        try (var update = connection.prepareStatement("update ledger_head set epoch = epoch + 1 returning epoch");
                var updated = update.executeQuery()) {
            updated.next();
            return updated.getLong(1);
        }
    }

    /**
     * @param epoch as given by {@link #takeOver}
     * @throws Superseded if another sequencer took over
     * @throws DamagedLedger if what is stored cannot be appended to
     */
    public Appended append(Connection connection, long epoch, List<NewEntry> batch) throws SQLException {
        var size = lockHead(connection, epoch);
        var fresh = withoutDuplicates(connection, batch);
        if (!fresh.isEmpty()) {
            var placed = place(connection, size, fresh);
            insertEntries(connection, size, placed);
            insertParts(connection, size, placed);
            grow(connection, size, placed);
            moveHead(connection, size + placed.size());
        }
        return new Appended(size + fresh.size(), fresh.size(), batch.size() - fresh.size());
    }

    /** Another process appends now. */
    public static final class Superseded extends RuntimeException {

        private Superseded() {
            super("another sequencer took over");
        }
    }

    private static long lockHead(Connection connection, long epoch) throws SQLException {
        try (var select = connection.prepareStatement("select size, epoch from ledger_head for update");
                var head = select.executeQuery()) {
            if (!head.next() || head.getLong(2) != epoch) {
                throw new Superseded();
            }
            return head.getLong(1);
        }
    }

    private static Collection<NewEntry> withoutDuplicates(Connection connection, List<NewEntry> batch)
            throws SQLException {
        var fresh = new LinkedHashMap<NewEntry.Name, NewEntry>();
        batch.forEach(entry -> fresh.putIfAbsent(entry.name(), entry));
        fresh.keySet().removeAll(known(connection, fresh.keySet()));
        return fresh.values();
    }

    private static Set<NewEntry.Name> known(Connection connection, Set<NewEntry.Name> names) throws SQLException {
        try (var select = connection.prepareStatement("""
                select e.event_source, e.event_id from unnest(?, ?) as n (source, id)
                join ledger_entry e on e.event_source = n.source and e.event_id = n.id
                """)) {
            select.setArray(1, array(connection, "text", names, NewEntry.Name::source));
            select.setArray(2, array(connection, "text", names, NewEntry.Name::id));
            try (var found = select.executeQuery()) {
                var known = new HashSet<NewEntry.Name>();
                while (found.next()) {
                    known.add(new NewEntry.Name(found.getString(1), found.getString(2)));
                }
                return known;
            }
        }
    }

    private List<Placed> place(Connection connection, long size, Collection<NewEntry> fresh) throws SQLException {
        var subjects =
                fresh.stream().map(NewEntry::subject).filter(Objects::nonNull).collect(Collectors.toSet());
        var erased = forgotten.among(connection, subjects);
        subjects.removeAll(erased);
        var handleOf = handles.of(connection, subjects);
        subjects.removeAll(handleOf.keySet());
        var newHandles = handles.create(connection, subjects);
        handleOf.putAll(newHandles);
        var keyOf = keysFor(connection, handleOf.values(), newHandles.values());
        // A handle without a key, and without a row that says whose it is: late facts do not bring anybody back.
        erased.forEach(person -> handleOf.put(person, handles.ofNobody()));

        var placed = new ArrayList<Placed>();
        for (var entry : fresh) {
            var handle = entry.subject() == null ? null : handleOf.get(entry.subject());
            var parts = entry.parts().stream().map(this::salted).toList();
            var leaf = Leaf.write(config.origin(), entry, handle, parts);
            var owner = handle == null ? Handles.ORGANISATION : handle;
            var key = keyOf.get(owner);
            // No key: the person was erased. The fact stays, with commitments that nobody can open.
            var sealed = key == null ? null : SealedParts.seal(parts, key, size + placed.size(), owner);
            placed.add(new Placed(entry, handle, leaf, TreeHash.leaf(leaf), sealed));
        }
        return placed;
    }

    private Map<UUID, Sealing> keysFor(Connection connection, Collection<UUID> all, Collection<UUID> without)
            throws SQLException {
        var wanted = new HashSet<>(all);
        wanted.add(Handles.ORGANISATION);
        wanted.removeAll(without);
        var found = keys.of(connection, wanted);
        var missing = new HashSet<>(without);
        if (!found.containsKey(Handles.ORGANISATION)) {
            missing.add(Handles.ORGANISATION);
        }
        found.putAll(keys.create(connection, missing));
        return found;
    }

    private Part salted(NewEntry.Content content) {
        var salt = new byte[32];
        random.nextBytes(salt);
        return new Part(content.name(), salt, content.value());
    }

    private static void insertEntries(Connection connection, long size, List<Placed> placed) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into ledger_entry (index, event_source, event_id, type, time, handle, leaf, leaf_hash)
                select ? + n - 1, source, id, type, time, handle, leaf, hash
                from unnest(?, ?, ?, ?::timestamptz[], ?, ?, ?) with ordinality
                     as e (source, id, type, time, handle, leaf, hash, n)
                """)) {
            insert.setLong(1, size);
            insert.setArray(2, array(connection, "text", placed, p -> p.entry().source()));
            insert.setArray(3, array(connection, "text", placed, p -> p.entry().id()));
            insert.setArray(4, array(connection, "text", placed, p -> p.entry().type()));
            insert.setArray(
                    5,
                    array(
                            connection,
                            "text",
                            placed,
                            p -> p.entry().time().atOffset(ZoneOffset.UTC).toString()));
            insert.setArray(6, array(connection, "uuid", placed, Placed::handle));
            insert.setArray(7, bytes(connection, placed, Placed::leaf));
            insert.setArray(8, bytes(connection, placed, Placed::hash));
            insert.executeUpdate();
        }
    }

    private static void insertParts(Connection connection, long size, List<Placed> placed) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into ledger_part (index, handle, sealed)
                select ? + n - 1, handle, sealed from unnest(?, ?) with ordinality as p (handle, sealed, n)
                where sealed is not null
                """)) {
            insert.setLong(1, size);
            insert.setArray(
                    2, array(connection, "uuid", placed, p -> p.handle() == null ? Handles.ORGANISATION : p.handle()));
            insert.setArray(3, bytes(connection, placed, Placed::sealed));
            insert.executeUpdate();
        }
    }

    private static void grow(Connection connection, long size, List<Placed> placed) throws SQLException {
        var edge = new Edge(size, new StoredTiles(connection));
        placed.forEach(entry -> edge.append(entry.hash()));
        StoredTiles.write(connection, edge.grown());
    }

    private static void moveHead(Connection connection, long size) throws SQLException {
        try (var update = connection.prepareStatement("update ledger_head set size = ?")) {
            update.setLong(1, size);
            update.executeUpdate();
        }
    }

    private static Array bytes(Connection connection, List<Placed> rows, Function<Placed, byte @Nullable []> of)
            throws SQLException {
        return connection.createArrayOf("bytea", rows.stream().map(of).toArray(byte[][]::new));
    }

    private static <T> Array array(
            Connection connection, String type, Collection<T> rows, Function<T, @Nullable Object> of)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        rows.forEach(row -> values.add(of.apply(row)));
        return connection.createArrayOf(type, values.toArray());
    }
}
