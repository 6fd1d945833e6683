package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** Why the ledger is not signed for at present, if it is not. Kept, so that every replica knows and each reason is told once. */
@ApplicationScoped
class Refusals {

    record Refusal(long index, String reason) {}

    private final DataSource database;

    Refusals(DataSource database) {
        this.database = database;
    }

    Optional<Refusal> open() {
        try (var connection = database.getConnection()) {
            return open(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    Optional<Refusal> open(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select index, reason from ledger_refusal where until is null");
                var found = select.executeQuery()) {
            return found.next() ? Optional.of(new Refusal(found.getLong(1), found.getString(2))) : Optional.empty();
        }
    }

    void begin(Connection connection, Refusal refusal, Instant at) throws SQLException {
        end(connection, at);
        try (var insert =
                connection.prepareStatement("insert into ledger_refusal (index, reason, since) values (?, ?, ?)")) {
            insert.setLong(1, refusal.index());
            insert.setString(2, refusal.reason());
            insert.setObject(3, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void end(Connection connection, Instant at) throws SQLException {
        try (var update = connection.prepareStatement("update ledger_refusal set until = ? where until is null")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }
}
