package cn.xinshou.audit.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Which random 128 bits stand for a person in the leaves. Forgetting the pair leaves handles that stand for nobody. */
@ApplicationScoped
public class Handles {

    /** Stands for the organisation: facts that are about no person. */
    static final UUID ORGANISATION = new UUID(0, 0);

    private final DataSource database;
    private final SecureRandom random = new SecureRandom();

    Handles(DataSource database) {
        this.database = database;
    }

    /** Empty for a person about whom the ledger holds nothing. */
    public Optional<UUID> of(UUID subject) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select handle from ledger_subject where subject = ?")) {
            select.setObject(1, subject);
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    Map<UUID, UUID> of(Connection connection, Collection<UUID> subjects) throws SQLException {
        try (var select =
                connection.prepareStatement("select subject, handle from ledger_subject where subject = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            return pairs(select);
        }
    }

    Map<UUID, UUID> create(Connection connection, Collection<UUID> subjects) throws SQLException {
        try (var insert = connection.prepareStatement("insert into ledger_subject (subject, handle) values (?, ?)")) {
            var handles = new HashMap<UUID, UUID>();
            for (var subject : subjects) {
                var handle = newHandle();
                insert.setObject(1, subject);
                insert.setObject(2, handle);
                insert.addBatch();
                handles.put(subject, handle);
            }
            insert.executeBatch();
            return handles;
        }
    }

    /** Stands for nobody from the start, and for nobody twice. */
    UUID ofNobody() {
        return newHandle();
    }

    private static Map<UUID, UUID> pairs(PreparedStatement select) throws SQLException {
        try (var found = select.executeQuery()) {
            var pairs = new HashMap<UUID, UUID>();
            while (found.next()) {
                pairs.put(found.getObject(1, UUID.class), found.getObject(2, UUID.class));
            }
            return pairs;
        }
    }

    /** All 128 bits random: a version 4 UUID would spend six of them on saying so. */
    private UUID newHandle() {
        var bits = new byte[16];
        random.nextBytes(bits);
        var buffer = ByteBuffer.wrap(bits);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
