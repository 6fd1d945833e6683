package cn.xinshou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills tables that a service has made, by COPY. Keys and indexes are taken away meanwhile and made again, the same. */
final class Bulk {

    /** @param into table and columns, as COPY names them */
    record Load(String into, Lines lines) {

        String table() {
            return into.substring(0, into.indexOf(' '));
        }
    }

    /** Writes the rows of one person, in COPY's text format. */
    interface Lines {
        void of(long person, StringBuilder out);
    }

    private static final int PORTION = 1 << 16;

    private Bulk() {}

    /** Person by person into all tables at once, each by a connection of its own. */
    static void fill(Database database, String name, int people, List<Load> loads) throws SQLException {
        try (var connection = database.open(name);
                var statement = connection.createStatement()) {
            var keys = Keys.takeAway(connection, loads.stream().map(Load::table).toList());
            copy(database, name, people, loads);
            keys.putBack(connection);
            statement.execute("vacuum (freeze, analyze)");
        }
    }

    private static void copy(Database database, String name, int people, List<Load> loads) throws SQLException {
        var copies = new ArrayList<Copy>();
        try {
            for (var load : loads) {
                copies.add(Copy.into(database.open(name), load));
            }
            for (var i = 0; i < people; i++) {
                for (var copy : copies) {
                    copy.write(i);
                }
            }
            for (var copy : copies) {
                copy.end();
            }
        } finally {
            for (var copy : copies) {
                copy.connection().close();
            }
        }
    }

    private record Copy(Connection connection, CopyIn stream, Lines lines, StringBuilder portion) {

        static Copy into(Connection connection, Load load) throws SQLException {
            var stream =
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + load.into() + " from stdin");
            return new Copy(connection, stream, load.lines(), new StringBuilder());
        }

        void write(long person) throws SQLException {
            lines.of(person, portion);
            if (portion.length() > PORTION) {
                flush();
            }
        }

        void end() throws SQLException {
            flush();
            stream.endCopy();
        }

        private void flush() throws SQLException {
            var bytes = portion.toString().getBytes(UTF_8);
            stream.writeToCopy(bytes, 0, bytes.length);
            portion.setLength(0);
        }
    }

    /** Everything that makes loading slow, as the statements that take it away and bring it back. */
    private record Keys(List<String> away, List<String> back) {

        static Keys takeAway(Connection connection, List<String> tables) throws SQLException {
            var away = new ArrayList<String>();
            var back = new ArrayList<String>();
            // Foreign keys go first and come last.
            constraints(connection, List.of("f"), List.of(), away, back);
            constraints(connection, List.of("p", "u"), tables, away, back);
            try (var select = connection.prepareStatement("""
                    select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                    join pg_class on pg_class.oid = indexrelid
                    where relnamespace = 'public'::regnamespace and indrelid::regclass::text = any (?)
                      and not exists (select 1 from pg_constraint where conindid = indexrelid)
                    """)) {
                select.setArray(1, connection.createArrayOf("text", tables.toArray()));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        away.add("drop index " + row.getString(1));
                        back.add(row.getString(2));
                    }
                }
            }
            run(connection, away);
            return new Keys(away, back.reversed());
        }

        void putBack(Connection connection) throws SQLException {
            run(connection, back);
        }

        /** @param tables none for every table's */
        private static void constraints(
                Connection connection, List<String> kinds, List<String> tables, List<String> away, List<String> back)
                throws SQLException {
            try (var select = connection.prepareStatement("""
                    select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
                    where connamespace = 'public'::regnamespace and contype::text = any (?)
                      and (cardinality(?::text[]) = 0 or conrelid::regclass::text = any (?))
                    """)) {
                select.setArray(1, connection.createArrayOf("text", kinds.toArray()));
                select.setArray(2, connection.createArrayOf("text", tables.toArray()));
                select.setArray(3, connection.createArrayOf("text", tables.toArray()));
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        away.add("alter table %s drop constraint %s".formatted(row.getString(1), row.getString(2)));
                        back.add("alter table %s add constraint %s %s"
                                .formatted(row.getString(1), row.getString(2), row.getString(3)));
                    }
                }
            }
        }

        private static void run(Connection connection, List<String> statements) throws SQLException {
            try (var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
        }
    }
}
