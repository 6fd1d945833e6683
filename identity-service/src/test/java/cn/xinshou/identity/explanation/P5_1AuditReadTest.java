package cn.xinshou.identity.explanation;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look of staff at what a machine noticed or decided, which happens at audit-service, stands in the person's one list of readers. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.1")
class P5_1AuditReadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Database database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void tidyUp() {
        database.empty();
        Acting.asNobody();
    }

    @ParameterizedTest
    @CsvSource({"decision-read.v1, decision", "alert-read.v1, alert"})
    void thePersonSeesWhoReadIt(String fact, String what) throws IOException {
        var example = Contract.of("audit-service").examples().stream()
                .filter(one -> one.fact().equals(fact))
                .findFirst()
                .orElseThrow();
        JsonNode read = new ObjectMapper().readTree(example.json());
        var person = UUID.fromString(read.get("subject").textValue());

        var id = UUID.randomUUID();
        publish(fact, id, person, example.json());
        publish(fact, id, person, example.json());

        await("the read is heard of")
                .atMost(PATIENCE)
                .until(() -> database.count("select count(*) from profile_read") == 1);
        Acting.asPerson(person, Instant.now());
        given().spec(Doors.json())
                .get("/me/profile/readers")
                .then()
                .statusCode(200)
                .body("items.reading", contains(read.get("reading").textValue()))
                .body("items[0].items", equalTo(new ObjectMapper().convertValue(read.get("items"), List.class)))
                .body("items[0].purpose", equalTo(read.get("purpose").textValue()))
                .body("items[0].at", equalTo(read.get("at").textValue()))
                .body("items[0].case", equalTo(read.get(what).textValue()))
                .body("items[0].reader", equalTo(read.get("reader").textValue()))
                .body("items[0].role", equalTo(read.get("role").textValue()));
    }

    private void publish(String fact, UUID id, UUID person, String data) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>("xinshou.audit", person.toString(), data.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            id.toString(),
                            "ce_type",
                            "cn.xinshou.audit." + fact,
                            "ce_source",
                            "/xinshou/audit",
                            "ce_subject",
                            person.toString(),
                            "ce_time",
                            "2026-11-27T03:00:00Z",
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
            producer.flush();
        }
    }
}
