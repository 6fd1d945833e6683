package cn.xinshou.consent.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** All receipts ever issued. */
@ApplicationScoped
public class Receipts {

    /** @param event under which id the fact of the act went out; null for receipts older than the link to the ledger */
    record Receipt(
            UUID id, UUID subject, String jws, @Nullable UUID event) {}

    private final DataSource database;
    private final Signer signer;
    private final ObjectMapper json;
    private final String home;

    Receipts(
            DataSource database,
            Signer signer,
            ObjectMapper json,
            @ConfigProperty(name = "xinshou.consent.public-address") Optional<String> address,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.database = database;
        this.signer = signer;
        this.json = json;
        this.home = address.orElse("http://localhost:" + port).replaceAll("/+$", "");
    }

    /**
     * Signs and keeps a receipt in the caller's transaction, so that no act is without one and none without an act.
     *
     * @param event under which id the fact of the act goes out
     */
    @Transactional(TxType.MANDATORY)
    public void issue(Statement statement, UUID event) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into receipt (id, subject, issued_at, jws, event_id) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, statement.id());
            insert.setObject(2, statement.subject());
            insert.setObject(3, statement.at().atOffset(ZoneOffset.UTC));
            insert.setString(4, signer.sign(json.writeValueAsString(ReceiptDocument.of(statement, home))));
            insert.setObject(5, event);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the receipt could not be kept", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the receipt cannot be written as JSON", e);
        }
    }

    Optional<Receipt> find(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select id, subject, jws, event_id from receipt where id = ?")) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Receipt(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getObject(4, UUID.class)))
                        : Optional.empty();
            }
        }
    }
}
