package cn.xinshou.consent.withdrawal;

import cn.xinshou.consent.consent.ConsentEnded;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All notices to recipients, open and acknowledged. */
@ApplicationScoped
class Notices {

    private static final String COLUMNS = """
            id, recipient, subject, purpose, cause, items, disclosures, revision, occurred_at, due_at, tries, answer, taken_at,
            acknowledged_at, acknowledged_by, evidence, overdue_at
            """;

    // What carried the decision counts, not the basis that the caller named: "granted" is a consent. Whom a law forbids
    // telling is not told by way of the recipient; an authority that took data by law keeps them by law.
    private static final String OWE = """
            insert into withdrawal_notice (id, recipient, subject, purpose, cause, items, disclosures, revision, occurred_at, due_at,
                                           next_try)
            select gen_random_uuid(), d.recipient, s.subject, d.purpose, ?, array_agg(distinct item), array_agg(distinct d.id), ?, ?, ?, ?
            from disclosure_subject s
                 join disclosure d on d.id = s.disclosure
                 cross join unnest(s.items) item
            where s.subject = ? and s.state = 'ALLOWED'
              and (d.purpose = ? and s.reason = 'granted'
                   or ?::text is null and (d.basis <> 'LEGAL_DUTY' or s.reason = 'granted'))
              and (d.sealed_until is null or d.sealed_until <= ?)
              and not d.recipient = any (?)
              and not exists (select 1 from withdrawal_notice told
                              where told.subject = s.subject and told.recipient = d.recipient and told.purpose = d.purpose
                                and told.occurred_at >= s.decided_at)
            group by d.recipient, s.subject, d.purpose
            on conflict do nothing
            """;

    private static final String CLAIM = """
            update withdrawal_notice set next_try = ?, tries = tries + 1
            where id in (select id from withdrawal_notice where next_try <= ? order by next_try limit ? for update skip locked)
            returning
            """;

    private final DataSource database;

    Notices(DataSource database) {
        this.database = database;
    }

    /** Owes a notice to everybody who holds data that may be used no longer. */
    void owe(ConsentEnded ended, Instant dueAt) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(OWE)) {
            insert.setString(1, ended.cause().name());
            insert.setLong(2, ended.revision());
            insert.setObject(3, time(ended.at()));
            insert.setObject(4, time(dueAt));
            insert.setObject(5, time(ended.at()));
            insert.setObject(6, ended.subject());
            insert.setString(7, ended.purpose());
            insert.setString(8, ended.purpose());
            insert.setObject(9, time(ended.at()));
            insert.setArray(10, connection.createArrayOf("text", ended.unless().toArray()));
            insert.executeUpdate();
        }
    }

    /** Takes those whose time has come; nobody else does until the lease is over. */
    List<Notice> claim(Instant now, Duration lease, int most) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(CLAIM + COLUMNS)) {
            update.setObject(1, time(now.plus(lease)));
            update.setObject(2, time(now));
            update.setInt(3, most);
            return read(update);
        }
    }

    void tryAgain(UUID id, String answer, Instant next) throws SQLException {
        update("""
                update withdrawal_notice set answer = ?, next_try = ? where id = ? and acknowledged_at is null
                """, answer, time(next), id);
    }

    /** The recipient took it in and has not carried it out yet. */
    void taken(UUID id, Instant now, Instant next) throws SQLException {
        update("""
                update withdrawal_notice set answer = '202', taken_at = coalesce(taken_at, ?), next_try = ?
                where id = ? and acknowledged_at is null
                """, time(now), time(next), id);
    }

    /** @return what was acknowledged just now; empty if it already was */
    Optional<Notice> acknowledge(UUID id, String answer, String by, @Nullable String evidence, Instant now)
            throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update withdrawal_notice
                        set acknowledged_at = ?, acknowledged_by = ?, evidence = ?, answer = ?, next_try = null
                        where id = ? and acknowledged_at is null
                        returning
                        """ + COLUMNS)) {
            fill(update, time(now), by, evidence, answer, id);
            return read(update).stream().findFirst();
        }
    }

    /** Marks those that were due and are not acknowledged. */
    List<Notice> markOverdue(Instant now, int most) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update withdrawal_notice set overdue_at = ?
                        where id in (select id from withdrawal_notice
                                     where due_at <= ? and acknowledged_at is null and overdue_at is null
                                     order by due_at limit ? for update skip locked)
                        returning
                        """ + COLUMNS)) {
            fill(update, time(now), time(now), most);
            return read(update);
        }
    }

    Optional<Notice> find(String recipient, UUID id) throws SQLException {
        return select("where recipient = ? and id = ?", recipient, id).stream().findFirst();
    }

    /** About one person, newest first, behind the given one. */
    List<Notice> about(UUID subject, Instant before, UUID beforeId, int limit) throws SQLException {
        return select(
                "where subject = ? and (occurred_at, id) < (?, ?) order by occurred_at desc, id desc limit ?",
                subject,
                time(before),
                beforeId,
                limit);
    }

    /** To one recipient, newest first, behind the given one. */
    List<Notice> to(String recipient, boolean openOnly, Instant before, UUID beforeId, int limit) throws SQLException {
        return select(
                "where recipient = ? and (occurred_at, id) < (?, ?)"
                        + (openOnly ? " and acknowledged_at is null" : "")
                        + " order by occurred_at desc, id desc limit ?",
                recipient,
                time(before),
                beforeId,
                limit);
    }

    private List<Notice> select(String where, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select " + COLUMNS + " from withdrawal_notice " + where)) {
            fill(select, values);
            return read(select);
        }
    }

    private void update(String statement, Object... values) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(statement)) {
            fill(update, values);
            update.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static List<Notice> read(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            var notices = new ArrayList<Notice>();
            while (row.next()) {
                notices.add(notice(row));
            }
            return notices;
        }
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                Notice.Cause.valueOf(row.getString(5)),
                Arrays.asList((String[]) row.getArray(6).getArray()),
                Arrays.asList((UUID[]) row.getArray(7).getArray()),
                row.getLong(8),
                instant(row, 9),
                instant(row, 10),
                row.getInt(11),
                row.getString(12),
                instantOrNull(row, 13),
                instantOrNull(row, 14),
                row.getString(15),
                row.getString(16),
                instantOrNull(row, 17));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
