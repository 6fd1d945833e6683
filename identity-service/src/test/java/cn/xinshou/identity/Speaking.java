package cn.xinshou.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Publishes facts as the other services do. */
public final class Speaking {

    private Speaking() {}

    /** @param service its name in topics and types, such as {@code consent} */
    public static void as(String service, String fact, UUID subject, String data) {
        on(service, service, fact, subject, data);
    }

    /** @param topic whose topic it appears on, which an impostor chooses as well */
    public static void on(String topic, String service, String fact, UUID subject, String data) {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>("xinshou." + topic, subject.toString(), data.getBytes(UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_source",
                            "/xinshou/" + topic,
                            "ce_type",
                            "cn.xinshou." + service + "." + fact + ".v1",
                            "ce_subject",
                            subject.toString(),
                            "ce_time",
                            "2026-11-23T04:00:00Z",
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
            producer.send(message);
        }
    }
}
