package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.recipient.SharingBasis;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All disclosures ever asked for. */
@ApplicationScoped
class Disclosures {

    private static final String SELECT = """
            select d.id, d.recipient, d.recipient_version, d.purpose, d.basis, d.items, d.state, d.evidence, d.asked_by, d.asked_at,
                   d.review, d.sealed_until,
                   s.subject, s.state, s.reason, s.promise, s.items, s.policy_version, s.revision, s.decided_at, s.refused
            from disclosure d join disclosure_subject s on s.disclosure = d.id
            """;

    private final DataSource database;
    private final ObjectMapper json;

    Disclosures(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Lets nobody change what these people said until the caller's transaction ends; in one order for everybody. */
    void hold(Collection<UUID> subjects) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select subject from person where subject = any (?) order by subject for share")) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            select.executeQuery().close();
        }
    }

    void add(Disclosure disclosure) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var insert = connection.prepareStatement("""
                    insert into disclosure (id, recipient, recipient_version, purpose, basis, items, state, evidence, asked_by, asked_at,
                                            sealed_until)
                    values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                    """)) {
                insert.setObject(1, disclosure.id());
                insert.setString(2, disclosure.recipient());
                insert.setObject(3, disclosure.recipientVersion());
                insert.setString(4, disclosure.purpose());
                insert.setString(5, disclosure.basis().name());
                insert.setArray(6, text(connection, disclosure.items()));
                insert.setString(7, disclosure.state().name());
                insert.setString(8, write(disclosure.evidence()));
                insert.setString(9, disclosure.askedBy());
                insert.setObject(10, time(disclosure.askedAt()));
                insert.setObject(11, time(disclosure.sealedUntil()));
                insert.executeUpdate();
            }
            decisions(connection, disclosure, """
                    insert into disclosure_subject (state, reason, promise, items, policy_version, revision, decided_at, refused, disclosure,
                                                    subject)
                    values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                    """);
        }
    }

    void review(Disclosure reviewed) throws SQLException {
        try (var connection = database.getConnection()) {
            try (var update = connection.prepareStatement(
                    "update disclosure set state = ?, review = ?::jsonb, sealed_until = ?, unsealed_at = null where id = ?")) {
                update.setString(1, reviewed.state().name());
                update.setString(2, write(reviewed.review()));
                update.setObject(3, time(reviewed.sealedUntil()));
                update.setObject(4, reviewed.id());
                update.executeUpdate();
            }
            decisions(connection, reviewed, """
                    update disclosure_subject set state = ?, reason = ?, promise = ?, items = ?, policy_version = ?, revision = ?,
                           decided_at = ?, refused = ?::jsonb
                    where disclosure = ? and subject = ?
                    """);
        }
    }

    /** Who decided last that the people may not be told. */
    String sealedBy(Disclosure disclosure) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select examined_by from disclosure_examination where disclosure = ? order by number desc limit 1")) {
            select.setObject(1, disclosure.id());
            try (var row = select.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        var review = disclosure.review();
        return review == null ? disclosure.askedBy() : review.by();
    }

    /** Keeps the examination and what follows from it; the disclosure's row is locked. */
    void examined(UUID id, Disclosure.Examination examination) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into disclosure_examination (disclosure, number, sealed_until, reason, document, examined_by, examined_at)
                        select ?, count(*) + 1, ?, ?, ?, ?, ? from disclosure_examination where disclosure = ?
                        """);
                var update = connection.prepareStatement(
                        "update disclosure set sealed_until = ?, unsealed_at = null where id = ?")) {
            insert.setObject(1, id);
            insert.setObject(2, time(examination.until()));
            insert.setString(3, examination.reason());
            insert.setString(4, examination.digest());
            insert.setString(5, examination.by());
            insert.setObject(6, time(examination.at()));
            insert.setObject(7, id);
            insert.executeUpdate();
            update.setObject(1, time(examination.until()));
            update.setObject(2, id);
            update.executeUpdate();
        }
    }

    /** Those whose seal ran out and whose people were not told yet. */
    List<UUID> unsealing(Instant now, int most) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id from disclosure where sealed_until <= ? and unsealed_at is null order by sealed_until limit ?
                        """)) {
            select.setObject(1, time(now));
            select.setInt(2, most);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<UUID>();
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
                return found;
            }
        }
    }

    /** @return whether the seal ran out and nobody had noted that before */
    boolean unseal(UUID id, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update disclosure set unsealed_at = ? where id = ? and sealed_until <= ? and unsealed_at is null")) {
            update.setObject(1, time(now));
            update.setObject(2, id);
            update.setObject(3, time(now));
            return update.executeUpdate() == 1;
        }
    }

    private void decisions(Connection connection, Disclosure of, String statement) throws SQLException {
        try (var write = connection.prepareStatement(statement)) {
            for (var one : of.decisions()) {
                write.setString(1, one.state().name());
                write.setString(2, one.reason());
                write.setString(3, one.promise());
                write.setArray(4, text(connection, one.items()));
                write.setString(5, one.policyVersion());
                write.setLong(6, Long.parseLong(one.revision()));
                write.setObject(7, time(one.at()));
                write.setString(8, write(one.refused()));
                write.setObject(9, of.id());
                write.setObject(10, one.subject());
                write.addBatch();
            }
            write.executeBatch();
        }
    }

    Optional<Disclosure> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + "where d.id = ? order by s.subject")) {
            select.setObject(1, id);
            var parts = read(select);
            return parts.stream().findFirst().map(first -> join(first, parts));
        }
    }

    /** The same, and nobody else reviews it until the caller's transaction ends. */
    Optional<Disclosure> lock(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select 1 from disclosure where id = ? for update")) {
            lock.setObject(1, id);
            lock.executeQuery().close();
        }
        return find(id);
    }

    /** What people may know of it, newest first, each with one decision; behind the given one. */
    List<Disclosure> about(UUID subject, Instant now, Instant before, UUID beforeId, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT + """
                        where s.subject = ? and (d.sealed_until is null or d.sealed_until <= ?) and (s.decided_at, d.id) < (?, ?)
                        order by s.decided_at desc, d.id desc limit ?
                        """)) {
            select.setObject(1, subject);
            select.setObject(2, time(now));
            select.setObject(3, time(before));
            select.setObject(4, beforeId);
            select.setInt(5, limit);
            return read(select);
        }
    }

    private static Disclosure join(Disclosure first, List<Disclosure> parts) {
        return new Disclosure(
                first.id(),
                first.recipient(),
                first.recipientVersion(),
                first.purpose(),
                first.basis(),
                first.items(),
                first.state(),
                first.evidence(),
                first.askedBy(),
                first.askedAt(),
                first.review(),
                first.sealedUntil(),
                parts.stream().map(part -> part.decisions().getFirst()).toList());
    }

    private List<Disclosure> read(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var found = new ArrayList<Disclosure>();
            while (row.next()) {
                found.add(one(row));
            }
            return found;
        }
    }

    private Disclosure one(ResultSet row) throws SQLException {
        var asked = strings(row, 6);
        var items = strings(row, 17);
        var state = Disclosure.Outcome.valueOf(row.getString(14));
        return new Disclosure(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, Long.class),
                row.getString(4),
                SharingBasis.valueOf(row.getString(5)),
                asked,
                Disclosure.State.valueOf(row.getString(7)),
                parse(row.getString(8), Evidence.class),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                parse(row.getString(11), Disclosure.Review.class),
                instant(row.getObject(12, OffsetDateTime.class)),
                List.of(new Disclosure.Decided(
                        row.getObject(13, UUID.class),
                        state == Disclosure.Outcome.ALLOWED,
                        state,
                        row.getString(15),
                        row.getString(16),
                        items,
                        asked.stream().filter(item -> !items.contains(item)).toList(),
                        refused(row.getString(21)),
                        row.getString(18),
                        Long.toString(row.getLong(19)),
                        row.getObject(20, OffsetDateTime.class).toInstant())));
    }

    private @Nullable List<Disclosure.Refused> refused(@Nullable String text) {
        var refused = parse(text, Disclosure.Refused[].class);
        return refused == null ? null : List.of(refused);
    }

    private static java.sql.Array text(Connection connection, List<String> words) throws SQLException {
        return connection.createArrayOf("text", words.toArray());
    }

    private static List<String> strings(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private <T> @Nullable T parse(@Nullable String text, Class<T> as) {
        try {
            return text == null ? null : json.readValue(text, as);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a disclosure in the database cannot be read", e);
        }
    }
}
