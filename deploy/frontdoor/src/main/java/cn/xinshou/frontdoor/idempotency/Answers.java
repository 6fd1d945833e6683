package cn.xinshou.frontdoor.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The answers given under idempotency keys. */
@ApplicationScoped
class Answers {

    private final DataSource database;
    private final SecretKeySpec secret;

    Answers(DataSource database, @ConfigProperty(name = "xinshou.idempotency.secret") String secret) {
        this.database = database;
        this.secret = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
    }

    /** Keyed, because arguments can be as guessable as a phone number. */
    byte[] digest(byte[] arguments) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(arguments);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the key is new. If another request holds it at this moment, waits until that one has committed or failed. */
    boolean claim(String scope, String key, byte[] digest) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into idempotency_key (scope, key, digest) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, scope);
            insert.setString(2, key);
            insert.setBytes(3, digest);
            return insert.executeUpdate() == 1;
        }
    }

    void keep(String scope, String key, String answer) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update idempotency_key set answer = ? where scope = ? and key = ?")) {
            update.setString(1, answer);
            update.setString(2, scope);
            update.setString(3, key);
            update.executeUpdate();
        }
    }

    /** @throws Problem KEY_REUSED if the key was used with other arguments */
    String find(String scope, String key, byte[] digest) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select digest, answer from idempotency_key where scope = ? and key = ?")) {
            select.setString(1, scope);
            select.setString(2, key);
            try (var found = select.executeQuery()) {
                found.next();
                if (!MessageDigest.isEqual(found.getBytes(1), digest)) {
                    throw Problem.of(CommonProblem.KEY_REUSED, "Use a new key for another request.")
                            .field("Idempotency-Key", "was used with other content");
                }
                return found.getString(2);
            }
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "delete from idempotency_key where created_at < now() - interval '24 hours'")) {
            delete.executeUpdate();
        }
    }
}
