package cn.xinshou.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * What a listener could not take in: kept with its bytes and the reason, published to the dead-letter topic of its topic, and
 * handed over again when somebody asks.
 */
@ApplicationScoped
public class DeadLetters {

    /** @param reason why it is here, without its content; {@code replayedAt} empty until a replay succeeded */
    public record DeadLetter(
            UUID id,
            String listener,
            String topic,
            int partition,
            long position,
            String reason,
            Instant keptAt,
            @Nullable Instant replayedAt) {}

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DataSource database;
    private final ObjectMapper json;
    private final Map<String, Object> broker;
    private final List<Listener> listeners;
    private final Reception reception;
    private final MeterRegistry metrics;

    DeadLetters(
            DataSource database,
            ObjectMapper json,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @All List<Listener> listeners,
            Reception reception,
            MeterRegistry metrics) {
        this.database = database;
        this.json = json;
        this.broker = broker;
        this.listeners = listeners;
        this.reception = reception;
        this.metrics = metrics;
    }

    /** Keeps the message once per listener, however often it arrives. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void keep(String listener, ConsumerRecord<byte[], byte[]> message, String reason) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into dead_letter (listener, topic, partition, position, key, headers, body, reason)
                        values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?) on conflict do nothing
                        """)) {
            insert.setString(1, listener);
            insert.setString(2, message.topic());
            insert.setInt(3, message.partition());
            insert.setLong(4, message.offset());
            insert.setBytes(5, message.key());
            insert.setString(6, json.writeValueAsString(headersOf(message)));
            insert.setBytes(7, message.value());
            insert.setString(8, reason);
            if (insert.executeUpdate() == 1) {
                publish(listener, message, reason);
                metrics.counter("journal.dead.letters", "listener", listener).increment();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the dead letter cannot be kept", e);
        }
    }

    /**
     * The newest first.
     *
     * @param before id of the last one seen, for the next page
     * @param limit at most this many
     */
    public List<DeadLetter> newest(Optional<UUID> before, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select id, listener, topic, partition, position, reason, kept_at, replayed_at from dead_letter
                        where cast(? as uuid) is null or id < ? order by id desc limit ?
                        """)) {
            select.setObject(1, before.orElse(null));
            select.setObject(2, before.orElse(null));
            select.setInt(3, limit);
            try (var found = select.executeQuery()) {
                var letters = new ArrayList<DeadLetter>();
                while (found.next()) {
                    letters.add(letter(found));
                }
                return letters;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("dead letters cannot be read", e);
        }
    }

    /**
     * Hands the letter to its listener again. It stays on the list, marked as replayed.
     *
     * @throws NoSuchElementException if there is no such letter, or its listener is gone
     * @throws UnreadableEvent if it still makes no sense
     */
    @Transactional
    public void replay(UUID id) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select listener, topic, partition, position, key, headers, body from dead_letter where id = ? for update");
                var mark = connection.prepareStatement("update dead_letter set replayed_at = now() where id = ?")) {
            select.setObject(1, id);
            try (var found = select.executeQuery()) {
                if (!found.next()) {
                    throw new NoSuchElementException("no dead letter has this id");
                }
                reception.receive(listener(found.getString(1)), CloudEvents.read(message(found)));
            }
            mark.setObject(1, id);
            mark.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the dead letter cannot be replayed", e);
        }
    }

    private Listener listener(String name) {
        return listeners.stream()
                .filter(listener -> listener.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no listener is called " + name));
    }

    private void publish(String listener, ConsumerRecord<byte[], byte[]> message, String reason) {
        var letter =
                new ProducerRecord<>(message.topic() + ".dlq", null, message.key(), message.value(), message.headers());
        letter.headers().add("xinshou_listener", listener.getBytes(UTF_8));
        letter.headers().add("xinshou_reason", reason.getBytes(UTF_8));
        var settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // Rare enough that a producer of its own, closed again, beats one that idles for months.
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(letter).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the dead-letter topic did not acknowledge", e);
        }
    }

    // Header values are bytes; base64 keeps them exactly.
    private static Map<String, String> headersOf(ConsumerRecord<byte[], byte[]> message) {
        var headers = new HashMap<String, String>();
        for (var header : message.headers()) {
            headers.put(
                    header.key(),
                    Base64.getEncoder().encodeToString(header.value() == null ? new byte[0] : header.value()));
        }
        return headers;
    }

    private ConsumerRecord<byte[], byte[]> message(ResultSet row) throws SQLException, JsonProcessingException {
        Headers headers = new RecordHeaders();
        json.readValue(row.getString(6), HEADERS)
                .forEach((name, value) -> headers.add(name, Base64.getDecoder().decode(value)));
        return new ConsumerRecord<>(
                row.getString(2),
                row.getInt(3),
                row.getLong(4),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                row.getBytes(5),
                row.getBytes(7),
                headers,
                Optional.empty());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        var replayedAt = row.getObject(8, OffsetDateTime.class);
        return new DeadLetter(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getLong(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                replayedAt == null ? null : replayedAt.toInstant());
    }
}
