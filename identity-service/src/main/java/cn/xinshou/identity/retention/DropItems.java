package cn.xinshou.identity.retention;

import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.erasure.OrderErasure;
import cn.xinshou.identity.hold.Holds;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of items, a batch in a transaction of its own: the value, every value before it, and what it was found by. People whom somebody is
 * writing at that moment are passed over, so that it waits for nobody and nobody waits for more than one small batch; what a hold or a
 * running registration keeps stays.
 */
@ApplicationScoped
class DropItems {

    /** Whoever wants to write somebody whose items are going waits until the batch is through: a moment, no more. */
    private static final int BATCH = 250;

    private static final String RUNNING = """
            exists (select 1 from registration_order o
                    where o.subject = i.subject and o.locked_until > ? and i.item = any (o.items))
            """;

    private static final String CANDIDATES = """
            select i.subject, i.item, i.since, %s held, %s kept from profile_item i
            where %s and (i.since, i.subject, i.item) > (?, ?, ?) order by i.since, i.subject, i.item limit ?
            """.formatted(Holds.KEEPS_ITEM, RUNNING, "%s");

    private static final String GONE = "(subject, item) in (select * from unnest(?::uuid[], ?::text[]))";

    /** The last row that was looked at; the next batch begins behind it. */
    record Place(Instant since, UUID subject, String item) {

        static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0), "");
    }

    /**
     * What became of a batch.
     *
     * @param next null after the last batch
     * @param busy passed over, because somebody was writing; the next night finds them
     */
    record Batch(@Nullable Place next, int due, int held, int kept, int busy, int erased, int people, int gone) {}

    private record Row(UUID subject, String item) {}

    private final DataSource database;
    private final OrderErasure order;
    private final Journal journal;
    private final Clock clock;

    DropItems(DataSource database, OrderErasure order, Journal journal, Clock clock) {
        this.database = database;
        this.order = order;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional(TxType.REQUIRES_NEW)
    public Batch drop(DueItems due, String purpose, Ground ground, Place behind) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection()) {
            var free = new ArrayList<Row>();
            var place = behind;
            var seen = 0;
            var held = 0;
            var kept = 0;
            try (var select = connection.prepareStatement(CANDIDATES.formatted(due.condition()))) {
                bind(connection, select, due, behind, now);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        seen++;
                        var row = new Row(rows.getObject("subject", UUID.class), rows.getString("item"));
                        place = new Place(
                                rows.getObject("since", OffsetDateTime.class).toInstant(), row.subject(), row.item());
                        if (rows.getBoolean("held")) {
                            held++;
                        } else if (rows.getBoolean("kept")) {
                            kept++;
                        } else {
                            free.add(row);
                        }
                    }
                }
            }
            var locked = lock(connection, free);
            var going =
                    free.stream().filter(row -> locked.contains(row.subject())).toList();
            var byPerson = delete(connection, going, purpose, now);
            // The journal locks per person: everybody who tells facts of many does so in one order.
            journal.appendAll(byPerson.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(gone -> new ItemsErased(gone.getKey(), gone.getValue(), purpose, ground, now))
                    .toList());
            var empty = empty(connection, byPerson.keySet(), now);
            order.orderAll(empty, ground, "system");
            return new Batch(
                    seen < BATCH ? null : place,
                    seen,
                    held,
                    kept,
                    free.size() - going.size(),
                    byPerson.values().stream().mapToInt(List::size).sum(),
                    byPerson.size(),
                    empty.size());
        } catch (SQLException e) {
            throw Rules.unreachable(e);
        }
    }

    private static void bind(Connection connection, PreparedStatement select, DueItems due, Place behind, Instant now)
            throws SQLException {
        select.setObject(1, now.atOffset(ZoneOffset.UTC));
        select.setObject(2, now.atOffset(ZoneOffset.UTC));
        var next = due.bind(connection, select, 3);
        select.setObject(next, behind.since().atOffset(ZoneOffset.UTC));
        select.setObject(next + 1, behind.subject());
        select.setString(next + 2, behind.item());
        select.setInt(next + 3, BATCH);
    }

    /** Whoever changes a person holds their key's row; those are passed over. Whoever only notes a read does not, and does not wait either. */
    private static Set<UUID> lock(Connection connection, List<Row> rows) throws SQLException {
        var locked = new HashSet<UUID>();
        try (var select = connection.prepareStatement(
                "select subject from person_key where subject = any (?) order by subject for no key update skip locked")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(Row::subject).distinct().toArray()));
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    locked.add(found.getObject(1, UUID.class));
                }
            }
        }
        return locked;
    }

    /** @return the items that went, of each person: those still held for the purpose once the person was locked */
    private static Map<UUID, List<String>> delete(Connection connection, List<Row> rows, String purpose, Instant now)
            throws SQLException {
        var gone = new LinkedHashMap<UUID, List<String>>();
        try (var delete = connection.prepareStatement(
                "delete from profile_item where " + GONE + " and purpose = ? returning subject, item")) {
            pairs(connection, delete, rows);
            delete.setString(3, purpose);
            try (var found = delete.executeQuery()) {
                while (found.next()) {
                    gone.computeIfAbsent(found.getObject(1, UUID.class), subject -> new ArrayList<>())
                            .add(found.getString(2));
                }
            }
        }
        var pairs = gone.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(item -> new Row(of.getKey(), item)))
                .toList();
        for (var table : List.of("profile_change", "blind_index")) {
            try (var delete = connection.prepareStatement("delete from " + table + " where " + GONE)) {
                pairs(connection, delete, pairs);
                delete.executeUpdate();
            }
        }
        try (var update = connection.prepareStatement("""
                update profile p set version = version + 1, changed_at = ?,
                    age_band = case when exists (select 1 from profile_item i
                        where i.subject = p.subject and i.item in ('birthDate', 'idNumber')) then age_band end
                where subject = any (?)
                """)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, connection.createArrayOf("uuid", gone.keySet().toArray()));
            update.executeUpdate();
        }
        return gone;
    }

    /** Of whom nothing is left, and who is owed nothing either: no request is open, no registration runs. */
    private static List<UUID> empty(Connection connection, Set<UUID> people, Instant now) throws SQLException {
        try (var select = connection.prepareStatement("""
                select s from unnest(?::uuid[]) s
                where not exists (select 1 from profile_item i where i.subject = s)
                  and not exists (select 1 from request r where r.subject = s
                                  and r.state not in ('fulfilled', 'refused', 'withdrawn', 'expired'))
                  and not exists (select 1 from registration_order o where o.subject = s and o.locked_until > ?)
                """)) {
            select.setArray(1, connection.createArrayOf("uuid", people.toArray()));
            select.setObject(2, now.atOffset(ZoneOffset.UTC));
            var empty = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    empty.add(rows.getObject(1, UUID.class));
                }
            }
            return empty;
        }
    }

    private static void pairs(Connection connection, PreparedStatement statement, List<Row> rows) throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf("uuid", rows.stream().map(Row::subject).toArray()));
        statement.setArray(
                2, connection.createArrayOf("text", rows.stream().map(Row::item).toArray()));
    }
}
