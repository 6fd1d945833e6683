package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.Keys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/**
 * Who was erased, known again when a late fact about them comes in and listed by nobody: what is remembered is a keyed hash, the key
 * lies outside the database.
 */
@Startup
@ApplicationScoped
public class ForgottenPeople {

    private final DataSource database;
    private final SecretKeySpec key;

    ForgottenPeople(DataSource database, Keys keys) {
        this.database = database;
        this.key = new SecretKeySpec(keys.load("forgotten-people.key", Sealing::newKey), "HmacSHA256");
    }

    /** Those of the people who were erased. */
    public Set<UUID> among(Collection<UUID> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        try (var connection = database.getConnection()) {
            return among(connection, people);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    Set<UUID> among(Connection connection, Collection<UUID> people) throws SQLException {
        if (people.isEmpty()) {
            return Set.of();
        }
        try (var select = connection.prepareStatement("select hash from forgotten_person where hash = any (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea", people.stream().map(this::hash).toArray(byte[][]::new)));
            try (var found = select.executeQuery()) {
                var hashes = new HashSet<String>();
                while (found.next()) {
                    hashes.add(HexFormat.of().formatHex(found.getBytes(1)));
                }
                var forgotten = new HashSet<UUID>();
                for (var person : people) {
                    if (hashes.contains(HexFormat.of().formatHex(hash(person)))) {
                        forgotten.add(person);
                    }
                }
                return forgotten;
            }
        }
    }

    void add(Connection connection, UUID person) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into forgotten_person (hash) values (?) on conflict do nothing")) {
            insert.setBytes(1, hash(person));
            insert.executeUpdate();
        }
    }

    private byte[] hash(UUID person) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("forgotten|" + person).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
