package cn.xinshou.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    // The same for many at once: first the locks, in the order given, then the rows, in that order too.
    private static final String APPEND_ALL = """
            with fact as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality as f (type, key, at, data, place)
            ), in_turn as materialized (
                select count(*) from (select pg_advisory_xact_lock(hashtextextended(key, 7)) from fact order by place) locked
            ), written as (
                insert into journal_outbox (type, key, occurred_at, data)
                select type, key, at::timestamptz, data from fact cross join in_turn order by place
                returning seq, event_id
            )
            select event_id from written order by seq
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
            insert.setString(5, json(event));
            try (var inserted = insert.executeQuery()) {
                inserted.next();
                wakeRelayAfterCommit();
                return inserted.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the fact could not be written: " + event.type(), e);
        }
    }

    /**
     * Appends many facts by one statement, as {@link #append} does each. Keys are locked in the order in which they come: whoever appends
     * for several keys does so in one order everywhere, or two transactions could wait for each other.
     *
     * @return the ids under which they are published, in the order of the facts
     */
    @Transactional(TxType.MANDATORY)
    public List<UUID> appendAll(List<? extends Event> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(APPEND_ALL)) {
            insert.setArray(1, text(connection, events, Event::type));
            insert.setArray(2, text(connection, events, Event::key));
            insert.setArray(3, text(connection, events, event -> event.at().toString()));
            insert.setArray(4, text(connection, events, this::json));
            var ids = new ArrayList<UUID>(events.size());
            try (var written = insert.executeQuery()) {
                while (written.next()) {
                    ids.add(written.getObject(1, UUID.class));
                }
            }
            wakeRelayAfterCommit();
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException("the facts could not be written", e);
        }
    }

    private static Array text(Connection connection, List<? extends Event> events, Function<Event, String> part)
            throws SQLException {
        return connection.createArrayOf("text", events.stream().map(part).toArray());
    }

    private String json(Event event) {
        try {
            return json.writeValueAsString(event);
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
