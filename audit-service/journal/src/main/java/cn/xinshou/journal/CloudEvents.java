package cn.xinshou.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0 in Kafka's binary content mode: attributes as {@code ce_} headers, data as the value (Kafka binding, 3.2). */
final class CloudEvents {

    private CloudEvents() {}

    static ProducerRecord<String, byte[]> write(String topic, URI source, Outbox.Row row) {
        var message = new ProducerRecord<>(topic, row.key(), row.data().getBytes(UTF_8));
        var headers = message.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", row.id().toString());
        put(headers, "ce_source", source.toString());
        put(headers, "ce_type", row.type());
        put(headers, "ce_subject", row.key());
        put(headers, "ce_time", row.at().toString());
        put(headers, "content-type", "application/json");
        return message;
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

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String get(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableEvent(name + " is missing");
        }
        return new String(header.value(), UTF_8);
    }
}
