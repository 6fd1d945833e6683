package cn.xinshou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.bench.Terms.Offer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/**
 * A population that is the same in every run. Each person answered four of the purposes: two yes, one no, one yes that was taken
 * back, each with its line of history and its receipt; the other purposes were never put.
 */
final class People {

    private static final int ANSWERS = 4;
    private static final long FIRST_REVISION = 1_000_000_000L;
    private static final String AT = "2026-01-01T00:00:00Z";
    private static final String EXPIRES = "2099-01-01T00:00:00Z";
    private static final List<String> STATES = List.of("GRANTED", "GRANTED", "REFUSED", "WITHDRAWN");
    private static final List<String> ACTIONS = List.of("grant", "grant", "refuse", "withdraw");

    private final Terms terms;

    People(Terms terms) {
        this.terms = terms;
    }

    /** The id of person i; evenly spread, as pseudonyms are. */
    static UUID id(long i) {
        return new UUID(mix(2 * i), mix(2 * i + 1));
    }

    /** The purpose of the answer that this person gave in that place: 0 and 1 yes, 2 no, 3 taken back, 4 not asked. */
    Offer offer(long person, int place) {
        var offers = terms.offers();
        return offers.get((int) ((person + place) % offers.size()));
    }

    /** Fills the tables that the service has made. Keys and indexes are taken away meanwhile and made again, the same. */
    static void fill(Database database, String name, int count) throws SQLException {
        var people = new People(Terms.of(database, name));
        try (var connection = database.open(name);
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            var keys = Keys.takeAway(connection);
            people.copy(connection, count);
            keys.putBack(connection);
            statement.execute("select setval('revision_seq', " + (FIRST_REVISION + (long) count * ANSWERS + 1) + ")");
            statement.execute("vacuum (freeze, analyze)");
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private void copy(Connection connection, int count) throws SQLException, IOException {
        copy(
                connection,
                "person (subject, revision, governing, newest, declined)",
                count,
                (i, out) -> out.append(id(i))
                        .append('\t')
                        .append(revision(i, ANSWERS - 1))
                        .append('\t')
                        .append(terms.version())
                        .append('\t')
                        .append(terms.version())
                        .append("\tf\n"));
        copy(
                connection,
                "consent (id, subject, purpose, state, policy_version, text_digest, language, surface, separate, since, expires,"
                        + " receipt_id, revision)",
                count,
                (i, out) -> answers(i, out, false));
        copy(
                connection,
                "consent_act (id, subject, purpose, action, state, policy_version, text_digest, language, surface, separate, at,"
                        + " expires, receipt_id, revision)",
                count,
                (i, out) -> answers(i, out, true));
        copy(connection, "receipt (id, subject, issued_at, jws)", count, (i, out) -> {
            for (var place = 0; place < ANSWERS; place++) {
                out.append(receipt(i, place)).append('\t').append(id(i)).append('\t');
                out.append(AT).append("\tan earlier receipt\n");
            }
        });
        copy(
                connection,
                "policy_decision (id, subject, version, decision, at, revision)",
                count,
                (i, out) -> out.append(new UUID(4, i))
                        .append('\t')
                        .append(id(i))
                        .append('\t')
                        .append(terms.version())
                        .append("\tACCEPT\t")
                        .append(AT)
                        .append('\t')
                        .append(revision(i, 0))
                        .append('\n'));
    }

    private void answers(long i, StringBuilder out, boolean act) {
        for (var place = 0; place < ANSWERS; place++) {
            out.append(new UUID(mix(i * ANSWERS + place), act ? 2 : 1)).append('\t');
            out.append(id(i)).append('\t').append(offer(i, place).purpose()).append('\t');
            if (act) {
                out.append(ACTIONS.get(place)).append('\t');
            }
            out.append(STATES.get(place)).append('\t').append(terms.version()).append('\t');
            out.append(terms.digest())
                    .append("\tzh\tweb:sign-up\tt\t")
                    .append(AT)
                    .append('\t');
            out.append(STATES.get(place).equals("GRANTED") ? EXPIRES : "\\N").append('\t');
            out.append(receipt(i, place))
                    .append('\t')
                    .append(revision(i, place))
                    .append('\n');
        }
    }

    private static long revision(long person, int place) {
        return FIRST_REVISION + person * ANSWERS + place;
    }

    private static UUID receipt(long person, int place) {
        return new UUID(mix(person * ANSWERS + place), 3);
    }

    private interface Lines {
        void of(long person, StringBuilder out);
    }

    private static void copy(Connection connection, String into, int count, Lines lines)
            throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
        var portion = new StringBuilder();
        for (var i = 0; i < count; i++) {
            lines.of(i, portion);
            if (portion.length() > 1 << 16 || i == count - 1) {
                var bytes = portion.toString().getBytes(UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
                portion.setLength(0);
            }
        }
        copy.endCopy();
    }

    // The finalizer of splitmix64.
    private static long mix(long value) {
        var z = (value + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Everything that makes loading slow, as the statements that take it away and bring it back. */
    private record Keys(List<String> away, List<String> back) {

        static Keys takeAway(Connection connection) throws SQLException {
            var away = new ArrayList<String>();
            var back = new ArrayList<String>();
            // Foreign keys go first and come last.
            constraints(connection, "contype = 'f'", away, back);
            constraints(connection, "contype in ('p', 'u')", away, back);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
                            join pg_class on pg_class.oid = indexrelid
                            where relnamespace = 'public'::regnamespace
                              and not exists (select 1 from pg_constraint where conindid = indexrelid)
                            """)) {
                while (row.next()) {
                    away.add("drop index " + row.getString(1));
                    back.add(row.getString(2));
                }
            }
            run(connection, away);
            return new Keys(away, back.reversed());
        }

        void putBack(Connection connection) throws SQLException {
            run(connection, back);
        }

        private static void constraints(Connection connection, String kind, List<String> away, List<String> back)
                throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
                            where connamespace = 'public'::regnamespace and (contype = 'f' or conrelid::regclass::text in
                              ('person', 'consent', 'consent_act', 'receipt', 'policy_decision')) and\s""" + kind)) {
                while (row.next()) {
                    away.add("alter table %s drop constraint %s".formatted(row.getString(1), row.getString(2)));
                    back.add("alter table %s add constraint %s %s"
                            .formatted(row.getString(1), row.getString(2), row.getString(3)));
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
