package cn.xinshou.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Which events a listener has already taken in. */
@ApplicationScoped
class Inbox {

    private final DataSource database;

    Inbox(DataSource database) {
        this.database = database;
    }

    /** Whether this is the first time; remembered in the caller's transaction, together with the effect. */
    boolean first(String listener, UUID event) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into journal_inbox (listener, event_id) values (?, ?) on conflict do nothing")) {
            insert.setString(1, listener);
            insert.setObject(2, event);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the inbox cannot be reached", e);
        }
    }

    /** Forgets what arrived before; the broker no longer holds it. */
    int forgetBefore(Instant time) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from journal_inbox where received_at < ?")) {
            delete.setObject(1, time.atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }
}
