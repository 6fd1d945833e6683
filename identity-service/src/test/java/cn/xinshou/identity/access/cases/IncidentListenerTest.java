package cn.xinshou.identity.access.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which incidents are open is heard from breach-notifier, in its own words. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class IncidentListenerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Database database;

    @Inject
    IncidentCases incidents;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID incident = UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        database.empty();
    }

    @Test
    void anIncidentIsACaseFromItsOpeningToItsClosing() {
        publish("incident-opened", """
                {"incident": "%s", "number": "2026-0091", "drill": false, "origin": "api", "at": "2026-11-20T03:00:00Z", "more": 1}
                """.formatted(incident));
        await("the incident is open").atMost(PATIENCE).until(() -> isOpen("2026-0091"));
        assertThat(isOpen(incident.toString())).isTrue();

        publish("incident-closed", """
                {"incident": "%s", "by": "x", "at": "2026-11-25T08:00:00Z"}""".formatted(incident));
        await("the incident is closed").atMost(PATIENCE).until(() -> !isOpen("2026-0091"));
    }

    @Test
    void aDrillIsNoCase() {
        publish("incident-opened", """
                {"incident": "%s", "number": "2026-0092", "drill": true, "origin": "api", "at": "2026-11-20T03:00:00Z"}
                """.formatted(incident));
        await("the drill is heard of")
                .atMost(PATIENCE)
                .until(() -> database.count("select count(*) from incident_case") == 1);

        assertThat(isOpen("2026-0092")).isFalse();
    }

    @Test
    void theProducersExamplesAreUnderstood() {
        var understood = Contract.of("breach-notifier").examples().stream()
                .filter(example -> example.fact().equals("incident-opened.v1")
                        || example.fact().equals("incident-closed.v1"))
                .peek(example -> publish(example.fact().replace(".v1", ""), example.json()))
                .count();

        assertThat(understood).isGreaterThanOrEqualTo(2);
        await("both are taken in")
                .atMost(PATIENCE)
                .until(() -> database.count("select count(*) from incident_case where number is not null"
                                + " and opened_at is not null and closed_at is not null")
                        == 1);
    }

    private boolean isOpen(String id) {
        return QuarkusTransaction.requiringNew().call(() -> incidents.open(id).isPresent());
    }

    private void publish(String fact, String data) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>("xinshou.breach", "one-key", data.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_type",
                            "cn.xinshou.breach." + fact + ".v1",
                            "ce_source",
                            "/xinshou/breach",
                            "ce_time",
                            Instant.EPOCH.toString(),
                            "ce_subject",
                            "one-key",
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
            producer.flush();
        }
    }
}
