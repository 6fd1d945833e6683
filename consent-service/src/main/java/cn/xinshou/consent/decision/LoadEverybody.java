package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.ReaskBudget;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Fills the tables from the database, as of one moment: first all people, then all consents and who has devices, each in the order in which
 * the database holds them, so that it neither sorts nor joins.
 */
@ApplicationScoped
class LoadEverybody {

    private static final String PEOPLE = """
            copy (select subject, revision, governing, newest, declined, held, restricted, erased from person where revision > 0)
            to stdout (format binary)
            """;
    private static final String CONSENTS = """
            copy (select subject, purpose, state, policy_version, since, expires, guardian_missing from consent)
            to stdout (format binary)
            """;
    private static final String LINKED = "copy (select subject from device_link) to stdout (format binary)";
    private static final List<ConsentState> STATES = Arrays.asList(ConsentState.values());

    private final DataSource database;
    private final ReaskBudget budget;
    private final Clock clock;

    LoadEverybody(DataSource database, ReaskBudget budget, Clock clock) {
        this.database = database;
        this.budget = budget;
        this.clock = clock;
    }

    /** @throws IllegalStateException if a row names a version that is not among those of the encoding */
    Knowledge load(Encoding encoding) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var knowledge = new Knowledge(
                        new DecisionTable(encoding.words(), expected(connection)),
                        new AskAgain(),
                        new LinkedPeople(),
                        encoding);
                people(connection, knowledge);
                consents(connection, knowledge);
                linked(connection, knowledge);
                return knowledge;
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    /** As many as the planner believes, which is good enough to make room; they are counted only where it never looked. */
    private static int expected(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                        select case when reltuples < 0 then (select count(*) from person) else reltuples end
                        from pg_class where oid = 'person'::regclass
                        """);
                var row = select.executeQuery()) {
            row.next();
            return (int) row.getDouble(1);
        }
    }

    private static CopyReader copy(Connection connection, String sql) throws SQLException {
        return new CopyReader(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
    }

    private static void people(Connection connection, Knowledge into) throws SQLException {
        var versions = versions(into.encoding().versions());
        var row = into.encoding().blank();
        try (var rows = copy(connection, PEOPLE)) {
            while (rows.next()) {
                row.clear();
                var high = rows.firstHalf();
                var low = rows.secondHalf();
                row.revision(rows.number());
                row.governing(version(rows.name(versions)));
                row.newest(version(rows.name(versions)));
                row.declined(rows.flag());
                row.held(rows.flag());
                row.restricted(rows.flag());
                row.erased(rows.flag());
                into.people().write(high, low, row);
            }
        }
    }

    private void consents(Connection connection, Knowledge into) throws SQLException {
        var encoding = into.encoding();
        var versions = versions(encoding.versions());
        var purposes = CopyReader.Names.of(encoding.versions().asking());
        var states = CopyReader.Names.of(STATES.stream().map(Enum::name).toList());
        var now = clock.instant();
        var scratch = encoding.blank();
        try (var rows = copy(connection, CONSENTS)) {
            while (rows.next()) {
                var high = rows.firstHalf();
                var low = rows.secondHalf();
                var place = rows.name(purposes);
                var state = STATES.get(Math.max(0, rows.name(states)));
                var version = version(rows.name(versions));
                var since = rows.time();
                var expires = rows.time();
                var guardianMissing = rows.flag();
                if (place >= 0) {
                    into.people()
                            .amend(
                                    high,
                                    low,
                                    scratch,
                                    row -> encoding.hold(
                                            row, place, state, version, expires, guardianMissing, now.toEpochMilli()));
                    into.answered(high, low, place, state, since, budget, now);
                }
            }
        }
    }

    private static void linked(Connection connection, Knowledge into) throws SQLException {
        try (var rows = copy(connection, LINKED)) {
            while (rows.next()) {
                into.linked().add(rows.firstHalf(), rows.secondHalf());
            }
        }
    }

    private static int version(int name) {
        if (name == CopyReader.OTHER) {
            throw new IllegalStateException("a version is not known here yet");
        }
        return name + 1;
    }

    private static CopyReader.Names versions(Versions versions) {
        return CopyReader.Names.of(
                versions.policies().stream().map(Policy::version).toList());
    }
}
