package cn.xinshou.consent.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What people said of versions that are not in force yet; one word for each person and version, the last. */
@ApplicationScoped
class DecisionsAhead {

    private static final String COLUMNS =
            "select subject, version, decision, effective_from, known_under, at from policy_decision_ahead ";

    private final DataSource database;

    DecisionsAhead(DataSource database) {
        this.database = database;
    }

    void keep(DecidedAhead decided) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into policy_decision_ahead (subject, version, decision, effective_from, known_under, at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (subject, version) do update set decision = excluded.decision, at = excluded.at
                        """)) {
            insert.setObject(1, decided.subject());
            insert.setString(2, decided.version());
            insert.setString(3, decided.decision().name());
            insert.setObject(4, decided.effectiveFrom().atOffset(ZoneOffset.UTC));
            insert.setString(5, decided.knownUnder());
            insert.setObject(6, decided.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided ahead cannot be kept", e);
        }
    }

    /** @return whether there was one */
    boolean remove(UUID subject, String version) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "delete from policy_decision_ahead where subject = ? and version = ?")) {
            delete.setObject(1, subject);
            delete.setString(2, version);
            return delete.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided ahead cannot be removed", e);
        }
    }

    void forget(UUID subject) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from policy_decision_ahead where subject = ?")) {
            delete.setObject(1, subject);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided ahead cannot be removed", e);
        }
    }

    /** In the order of their days. */
    List<DecidedAhead> of(UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COLUMNS + "where subject = ? order by effective_from")) {
            select.setObject(1, subject);
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided ahead cannot be read", e);
        }
    }

    /** People for whom the day of such a version has come. */
    List<UUID> due(Instant now, int most) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select subject from policy_decision_ahead where effective_from <= ?
                        group by subject order by min(effective_from) limit ?
                        """)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, most);
            try (var row = select.executeQuery()) {
                var due = new ArrayList<UUID>();
                while (row.next()) {
                    due.add(row.getObject(1, UUID.class));
                }
                return due;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what was decided ahead cannot be read", e);
        }
    }

    private static List<DecidedAhead> read(PreparedStatement select) throws SQLException {
        try (var row = select.executeQuery()) {
            var decided = new ArrayList<DecidedAhead>();
            while (row.next()) {
                decided.add(new DecidedAhead(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        PolicyDecision.valueOf(row.getString(3)),
                        time(row, 4),
                        row.getString(5),
                        time(row, 6)));
            }
            return decided;
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
