package cn.xinshou.audit.ledger;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One random key per handle, wrapped by a key that is kept outside the database. Random and not derived: what can be derived again
 * cannot be destroyed. Nothing is cached, so that a destroyed key is gone at once.
 */
@Startup
@ApplicationScoped
class PartKeys {

    private static final int LENGTH = 32;

    private final Sealing wrapping;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PartKeys(Keys keys, Clock clock) {
        this.wrapping = new Sealing(keys.load("ledger-parts.key", Sealing::newKey));
        this.clock = clock;
    }

    /** The keys that exist, by handle; a handle whose key was destroyed is not among them. */
    Map<UUID, Sealing> of(Connection connection, Collection<UUID> handles) throws SQLException {
        try (var select =
                connection.prepareStatement("select handle, wrapped from ledger_part_key where handle = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", handles.toArray()));
            try (var found = select.executeQuery()) {
                var keys = new HashMap<UUID, Sealing>();
                while (found.next()) {
                    var handle = found.getObject(1, UUID.class);
                    keys.put(handle, new Sealing(wrapping.open(found.getBytes(2), context(handle))));
                }
                return keys;
            }
        }
    }

    /** Makes a key for each handle; none of them has one or ever had one. */
    Map<UUID, Sealing> create(Connection connection, Collection<UUID> handles) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into ledger_part_key (handle, wrapped, created_at) values (?, ?, ?)")) {
            var keys = new HashMap<UUID, Sealing>();
            for (var handle : handles) {
                var key = new byte[LENGTH];
                random.nextBytes(key);
                insert.setObject(1, handle);
                insert.setBytes(2, wrapping.seal(key, context(handle)));
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.addBatch();
                keys.put(handle, new Sealing(key));
            }
            insert.executeBatch();
            return keys;
        }
    }

    private static String context(UUID handle) {
        return "ledger-part-key|" + handle;
    }
}
