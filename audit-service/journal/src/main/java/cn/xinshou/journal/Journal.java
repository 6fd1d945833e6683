package cn.xinshou.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** Where a use case states the fact it made true. */
@ApplicationScoped
public class Journal {

    // The lock makes the order of commits the order of sequence numbers, per key; keys do not wait for each other.
    private static final String APPEND = """
            with in_turn as materialized (select pg_advisory_xact_lock(hashtextextended(?, 7)))
            insert into journal_outbox (type, key, occurred_at, data)
            select ?, ?, ?, ? from in_turn
            returning event_id
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transaction;
    private final Relay relay;

    Journal(DataSource database, ObjectMapper json, TransactionSynchronizationRegistry transaction, Relay relay) {
        this.database = database;
        this.json = json;
        this.transaction = transaction;
        this.relay = relay;
    }

    /**
     * Appends to the caller's transaction, so that state and fact commit together or not at all. Facts of one key are published
     * in the order in which their transactions commit: a second transaction appending for the same key waits for the first.
     *
     * @return the id under which the fact is published (UUIDv7, CloudEvents {@code id})
     * @throws jakarta.transaction.TransactionalException if the caller has no transaction
     */
    @Transactional(TxType.MANDATORY)
    public UUID append(Event event) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(APPEND)) {
            insert.setString(1, event.key());
            insert.setString(2, event.type());
            insert.setString(3, event.key());
            insert.setObject(4, event.at().atOffset(ZoneOffset.UTC));
            insert.setString(5, json.writeValueAsString(event));
            try (var inserted = insert.executeQuery()) {
                inserted.next();
                wakeRelayAfterCommit();
                return inserted.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the fact could not be written: " + event.type(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the fact cannot be written as JSON: " + event.type(), e);
        }
    }

    private void wakeRelayAfterCommit() {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }
}
