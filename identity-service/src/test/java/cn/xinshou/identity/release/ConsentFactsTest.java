package cn.xinshou.identity.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What consent-service publishes is understood here: its own examples, over a real broker. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class ConsentFactsTest {

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    private void publish(Contract.Example example, String type) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    "xinshou.consent", "key", example.json().getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_source", "/xinshou/consent",
                            "ce_type", type,
                            "ce_time", "2026-03-01T02:03:04Z",
                            "ce_subject", "key",
                            "content-type", "application/json")
                    .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message);
        }
    }

    private static List<Contract.Example> examples(String fact) {
        return Contract.of("consent-service").examples().stream()
                .filter(example -> example.fact().equals(fact))
                .toList();
    }

    @Test
    void itsExamplesTellWhoTheRecipientIsAndWhatWasDecided() {
        examples("recipient-changed.v1").forEach(example -> publish(example, GivenDisclosures.RECIPIENT));
        examples("disclosure-decided.v1").forEach(example -> publish(example, GivenDisclosures.DECIDED));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(database.count("""
                        select count(*) from decided_disclosure d join known_recipient r on r.id = d.recipient
                        where d.subject = '0199a000-0000-7000-8000-000000000001' and d.allowed and d.people = 1
                          and d.items = '{name,phone,address}' and r.endpoint = 'https://privacy.courier.example/notices'
                          and r.name like '示例快递%'
                        """)).isEqualTo(1));
    }
}
