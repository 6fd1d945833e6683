package cn.xinshou.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The database as an auditor, or a thief, would read it. */
public final class Rows {

    private final DataSource database;

    public Rows(DataSource database) {
        this.database = database;
    }

    public long count(String from) {
        return number("select count(*) from " + from);
    }

    public long number(String query) {
        try (var connection = database.getConnection();
                var found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    public int change(String statement) {
        try (var connection = database.getConnection()) {
            return connection.createStatement().executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** Every value of every table, as text. */
    public String everything() {
        try (var connection = database.getConnection()) {
            var all = new StringBuilder();
            for (var table : tables(connection)) {
                try (var found = connection.createStatement().executeQuery("select t::text from \"" + table + "\" t")) {
                    while (found.next()) {
                        all.append(table)
                                .append(": ")
                                .append(found.getString(1))
                                .append('\n');
                    }
                }
            }
            return all.toString();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var found = connection
                .createStatement()
                .executeQuery("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_name <> 'flyway_schema_history'")) {
            var tables = new ArrayList<String>();
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }
}
