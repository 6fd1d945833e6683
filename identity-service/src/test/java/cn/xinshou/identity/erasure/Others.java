package cn.xinshou.identity.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the other services and the identity provider say and do in these tests. */
final class Others {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Others() {}

    static void forget(String service, UUID subject, String rest) {
        publish(
                service,
                service,
                "subject-forgotten",
                subject,
                "{\"subject\": \"" + subject + "\", \"erasure\": null, \"at\": \"2026-11-23T04:00:00Z\"" + rest + "}");
    }

    /** @param topic whose topic it appears on, which an impostor chooses as well */
    static void publish(String topic, String service, String fact, UUID subject, String data) {
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

    static void openAccount(String id) {
        account("PUT", id);
    }

    static void closeAccount(String id) {
        account("DELETE", id);
    }

    static boolean hasAccount(UUID subject) {
        return account("GET", subject.toString()) == 200;
    }

    private static int account(String method, String id) {
        try {
            var url = ConfigProvider.getConfig().getValue("xinshou.keycloak.url", String.class) + "/users/" + id;
            var request = HttpRequest.newBuilder(URI.create(url))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
