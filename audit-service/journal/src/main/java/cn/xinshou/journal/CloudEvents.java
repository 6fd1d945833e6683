package cn.xinshou.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/** CloudEvents 1.0 in Kafka's binary content mode: attributes as {@code ce_} headers, data as the value (Kafka binding, 3.2). */
final class CloudEvents {

    private CloudEvents() {}

    /** Writes the facts of one source to its topic; what all of them have in common is encoded once. */
    static final class Writer {

        private static final Header VERSION = header("ce_specversion", "1.0");
        private static final Header JSON = header("content-type", "application/json");

        private final String topic;
        private final Header source;
        private final Map<String, Header> types = new HashMap<>();

        Writer(String topic, URI source) {
            this.topic = topic;
            this.source = header("ce_source", source.toString());
        }

        ProducerRecord<String, byte[]> write(Outbox.Row row) {
            var headers = List.of(
                    VERSION,
                    header("ce_id", row.id()),
                    source,
                    types.computeIfAbsent(row.type(), type -> header("ce_type", type)),
                    header("ce_subject", row.key()),
                    header("ce_time", row.at().toString()),
                    JSON);
            return new ProducerRecord<>(topic, null, row.key(), row.data(), headers);
        }

        private static Header header(String name, String value) {
            return new RecordHeader(name, value.getBytes(UTF_8));
        }
    }

    /** @throws UnreadableEvent when a required attribute is missing or is no id, address or time */
    static ReceivedEvent read(ConsumerRecord<byte[], byte[]> message) {
        if (!"1.0".equals(get(message.headers(), "ce_specversion"))) {
            throw new UnreadableEvent("ce_specversion is not 1.0");
        }
        if (message.value() == null) {
            throw new UnreadableEvent("there is no data");
        }
        try {
            return new ReceivedEvent(
                    UUID.fromString(get(message.headers(), "ce_id")),
                    URI.create(get(message.headers(), "ce_source")),
                    get(message.headers(), "ce_type"),
                    Instant.parse(get(message.headers(), "ce_time")),
                    get(message.headers(), "ce_subject"),
                    message.value(),
                    message.topic(),
                    message.partition(),
                    message.offset());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new UnreadableEvent("ce_id, ce_source or ce_time is malformed");
        }
    }

    /** @throws UnreadableEvent when it has none */
    static String type(ConsumerRecord<byte[], byte[]> message) {
        return get(message.headers(), "ce_type");
    }

    private static String get(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEvent(name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }
}
