package cn.xinshou.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of facts that wait for the broker. All methods need the caller's transaction but {@link #backlog}. */
@ApplicationScoped
class Outbox {

    /**
     * A fact on its way out: what is only passed on is left as the database hands it over.
     *
     * @param data JSON in UTF-8
     */
    record Row(long seq, String id, String type, String key, Instant at, byte[] data) {}

    /** @param age of the oldest fact that waits; zero when none does */
    record Backlog(long size, Duration age) {}

    private final DataSource database;

    Outbox(DataSource database) {
        this.database = database;
    }

    /** One relay at a time per database, so that order survives; the lock ends with the transaction. */
    boolean claim() throws SQLException {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtext('journal-relay'))");
                var claimed = lock.executeQuery()) {
            return claimed.next() && claimed.getBoolean(1);
        }
    }

    /** The oldest facts, in the order in which they became true. */
    List<Row> oldest(int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select seq, event_id, type, key, occurred_at, data from journal_outbox order by seq limit ?")) {
            select.setInt(1, limit);
            try (var found = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    rows.add(new Row(
                            found.getLong(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getObject(5, OffsetDateTime.class).toInstant(),
                            found.getBytes(6)));
                }
                return rows;
            }
        }
    }

    void remove(List<Row> rows) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from journal_outbox where seq = any (?)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", rows.stream().map(Row::seq).toArray()));
            delete.executeUpdate();
        }
    }

    Backlog backlog(Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*), min(occurred_at) from journal_outbox");
                var found = select.executeQuery()) {
            found.next();
            return new Backlog(found.getLong(1), age(found.getObject(2, OffsetDateTime.class), now));
        }
    }

    private static Duration age(@Nullable OffsetDateTime oldest, Instant now) {
        return oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
    }
}
