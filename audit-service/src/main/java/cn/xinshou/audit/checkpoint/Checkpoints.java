package cn.xinshou.audit.checkpoint;

import cn.xinshou.audit.ledger.LedgerUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/** The checkpoints that were published. */
@ApplicationScoped
class Checkpoints {

    record Published(long size, byte[] root, String note) {

        Checkpoint checkpoint() {
            return Checkpoint.read(note);
        }
    }

    private final DataSource database;

    Checkpoints(DataSource database) {
        this.database = database;
    }

    /** Empty in the first second of a new ledger's life. */
    Optional<Published> latest() {
        try (var connection = database.getConnection()) {
            return latest(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    Optional<Published> latest(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "select size, root, note from checkpoint order by size desc limit 1");
                var found = select.executeQuery()) {
            return found.next()
                    ? Optional.of(new Published(found.getLong(1), found.getBytes(2), found.getString(3)))
                    : Optional.empty();
        }
    }

    void add(Connection connection, Checkpoint checkpoint, String note, Instant at) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into checkpoint (size, root, note, published_at) values (?, ?, ?, ?)")) {
            insert.setLong(1, checkpoint.size());
            insert.setBytes(2, checkpoint.root());
            insert.setString(3, note);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }
}
