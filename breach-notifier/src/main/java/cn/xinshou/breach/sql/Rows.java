package cn.xinshou.breach.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs one statement. */
@ApplicationScoped
public class Rows {

    /** Turns the present row into a value. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final DataSource database;

    Rows(DataSource database) {
        this.database = database;
    }

    /** @param parameters an {@code Object[]} becomes an array of its component's SQL type, an {@link Instant} a timestamp */
    public int change(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a change", e);
        }
    }

    public <T> List<T> read(Reader<T> reader, String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a question", e);
        }
    }

    /** A timestamp column. */
    public static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A timestamp column that may be empty. */
    public static @Nullable Instant timeOrNull(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, sqlValue(connection, parameters[i]));
        }
        return statement;
    }

    private static Object sqlValue(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case String[] texts -> array(connection, "text", texts);
            case Integer[] numbers -> array(connection, "int", numbers);
            case Object[] ids -> array(connection, "uuid", ids);
            default -> value;
        };
    }

    private static Array array(Connection connection, String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
