package cn.xinshou.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes as the other services do, and as they should not. */
public final class Broker implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap(), "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());

    public static String bootstrap() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** @return the event's id */
    public String publish(String topic, String type, String key, String data) {
        var id = UUID.randomUUID().toString();
        publish(topic, id, type, key, data.getBytes(UTF_8));
        return id;
    }

    public void publish(String topic, String id, String type, String key, byte[] data) {
        var message = new ProducerRecord<>(topic, key, data);
        var headers = message.headers();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", id.getBytes(UTF_8));
        headers.add("ce_source", ("/" + topic.replace('.', '/')).getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_subject", key.getBytes(UTF_8));
        headers.add("ce_time", "2026-11-23T04:00:00.123456789Z".getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        producer.send(message);
    }

    /** A record without any header. */
    public void publishBytes(String topic, byte[] data) {
        producer.send(new ProducerRecord<>(topic, "?", data));
    }

    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
