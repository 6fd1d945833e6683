package cn.xinshou.consent.recipient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The register in the database: what holds now, and every version before it. */
@ApplicationScoped
class Recipients {

    private static final String COLUMNS = "select document, version, changed_at, changed_by from ";

    private final DataSource database;
    private final ObjectMapper json;

    Recipients(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** In the order of ids, behind the given one. */
    List<Registered> page(String after, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        COLUMNS + "recipient where id collate \"C\" > ? order by id collate \"C\" limit ?")) {
            select.setString(1, after);
            select.setInt(2, limit);
            return read(select);
        }
    }

    Optional<Registered> find(String id) throws SQLException {
        return find(id, "");
    }

    /** Keeps others from changing it until the caller's transaction ends. */
    Optional<Registered> lock(String id) throws SQLException {
        return find(id, " for update");
    }

    private Optional<Registered> find(String id, String how) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COLUMNS + "recipient where id = ?" + how)) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** Newest first, below the given version. */
    List<Registered> history(String id, long before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COLUMNS
                        + "recipient_change where recipient = ? and version < ? order by version desc limit ?")) {
            select.setString(1, id);
            select.setLong(2, before);
            select.setInt(3, limit);
            return read(select);
        }
    }

    /** @return false if the id is taken */
    boolean add(Registered first) throws SQLException {
        return write(
                        first,
                        "insert into recipient (document, version, changed_at, changed_by, id) values (?::jsonb, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                && keep(first);
    }

    void replace(Registered next) throws SQLException {
        write(
                next,
                "update recipient set document = ?::jsonb, version = ?, changed_at = ?, changed_by = ? where id = ?");
        keep(next);
    }

    private boolean keep(Registered version) throws SQLException {
        return write(
                version,
                "insert into recipient_change (document, version, changed_at, changed_by, recipient) values (?::jsonb, ?, ?, ?, ?)");
    }

    private boolean write(Registered version, String statement) throws SQLException {
        try (var connection = database.getConnection();
                var write = connection.prepareStatement(statement)) {
            write.setString(1, json.writeValueAsString(version.recipient()));
            write.setLong(2, version.version());
            write.setObject(3, version.changedAt().atOffset(ZoneOffset.UTC));
            write.setString(4, version.changedBy());
            write.setString(5, version.recipient().id());
            return write.executeUpdate() > 0;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a recipient cannot be written as JSON", e);
        }
    }

    private List<Registered> read(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var found = new ArrayList<Registered>();
            while (row.next()) {
                found.add(registered(row));
            }
            return found;
        }
    }

    private Registered registered(ResultSet row) throws SQLException {
        try {
            return new Registered(
                    json.readValue(row.getString(1), Recipient.class),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getString(4));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a recipient in the database cannot be read", e);
        }
    }
}
