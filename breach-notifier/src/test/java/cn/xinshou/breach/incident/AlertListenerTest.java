package cn.xinshou.breach.incident;

import static cn.xinshou.breach.Calls.act;
import static cn.xinshou.breach.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.breach.Neighbours;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(user = "responder-1", roles = "responder")
class AlertListenerTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID subject = UUID.randomUUID();

    private void raise(UUID event, UUID alert) {
        var data = """
                {"subject": "%s", "alert": "%s", "level": "high", "detectors": ["other-province", "new-device"], "at": "%s", "more": 1}
                """.formatted(subject, alert, Instant.now());
        publish(event, "cn.xinshou.audit.alert-raised.v1", data.getBytes(StandardCharsets.UTF_8));
    }

    private void publish(UUID event, String type, byte[] data) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>("xinshou.audit", subject.toString(), data);
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            event.toString(),
                            "ce_type",
                            type,
                            "ce_source",
                            "/xinshou/audit",
                            "ce_time",
                            Instant.now().toString(),
                            "ce_subject",
                            subject.toString(),
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
            producer.flush();
        }
    }

    private List<String> drafts() {
        return get("/incidents?state=draft&limit=500").extract().jsonPath().getList("items.id");
    }

    private String newest(int before) {
        await("a draft appears").atMost(Duration.ofSeconds(60)).until(() -> drafts().size() == before + 1);
        return drafts().getFirst();
    }

    @Test
    void anAlertOpensOneDraftHoweverOftenItArrives() {
        var before = drafts().size();
        var alert = UUID.randomUUID();
        raise(UUID.randomUUID(), alert);
        raise(UUID.randomUUID(), alert);

        var draft = newest(before);

        get("/incidents/" + draft).body("origin", equalTo("alert")).body("clocks.size()", equalTo(2));
        act("/incidents/" + draft + "/open").statusCode(200).body("state", equalTo("open"));
    }

    @Test
    void aFurtherAlertAboutTheSamePersonJoinsTheDraftThatWaits() {
        var before = drafts().size();
        raise(UUID.randomUUID(), UUID.randomUUID());
        var draft = newest(before);

        raise(UUID.randomUUID(), UUID.randomUUID());

        await("the second alert is in the timeline")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(get("/incidents/" + draft + "/timeline")
                                .extract()
                                .jsonPath()
                                .getList("items.findAll { it.kind == 'alert' }"))
                        .hasSize(2));
        assertThat(drafts()).hasSize(before + 1);
    }

    @Test
    void theProducersExampleIsUnderstood() {
        var example = Contract.of("audit-service").examples().stream()
                .filter(e -> e.fact().equals("alert-raised.v1"))
                .findFirst()
                .orElseThrow();
        var before = drafts().size();

        publish(
                UUID.randomUUID(),
                "cn.xinshou.audit.alert-raised.v1",
                example.json().getBytes(StandardCharsets.UTF_8));

        assertThat(newest(before)).isNotNull();
    }
}
