package cn.xinshou.breach.forgetting;

import static cn.xinshou.breach.Calls.get;
import static cn.xinshou.breach.Calls.identityAway;
import static cn.xinshou.breach.Calls.mailTo;
import static cn.xinshou.breach.Calls.person;
import static cn.xinshou.breach.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.xinshou.breach.Cast;
import cn.xinshou.breach.Neighbours;
import cn.xinshou.breach.sql.Rows;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erasure, from the identity service's fact to the confirmation; told over the real broker. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
@TestSecurity(
        user = "everybody",
        roles = {"responder", "auditor", "service-identity"})
class ForgetPersonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FORGOTTEN = "cn.xinshou.breach.subject-forgotten.v1";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    Cast cast;

    @Inject
    Rows rows;

    @Inject
    ForgettingRound round;

    private UUID person;
    private Topic topic;

    @BeforeEach
    void listen() {
        person = person("forgotten");
        topic = Topic.tail(bootstrap, "xinshou.breach");
    }

    @AfterEach
    void hangUp() {
        topic.close();
    }

    @Test
    void ofAClosedMatterTheProofStaysWithoutTheAddress() {
        var incident = told();
        post("/incidents/" + incident + "/close", "{\"reason\": \"done\"}").statusCode(200);

        var said = erase();

        get("/incidents/" + incident + "/proof")
                .statusCode(200)
                .body("people[0].subject", equalTo(person.toString()))
                .body("people[0].state", equalTo("DELIVERED"))
                .body(not(containsString("***")))
                .body(not(containsString("forgotten@")));
        assertThat(column("address_hash", incident)).matches("[0-9a-f]{64}");
        assertThat(said.getString("kept[0].what")).isEqualTo("proof-of-notice");
        assertThat(said.getList("forgotten")).contains("contact-addresses");
    }

    @Test
    void ofAnOpenMatterTheAddressGoesWhenItIsClosed() {
        var incident = told();
        erase();
        assertThat(column("masked_address", incident)).startsWith("f***@");

        post("/incidents/" + incident + "/close", "{\"reason\": \"done\"}").statusCode(200);
        round.tidyUp();

        assertThat(column("coalesce(masked_address, 'gone')", incident)).isEqualTo("gone");
    }

    @Test
    void whatWaitsToBeSaidIsNotSaidAnyMore() {
        identityAway(true);
        var id = post("/messages", """
                {"subject": "%s", "kind": "one-time-code", "parameters": {"code": "482913"}, "case": "c"}""".formatted(person))
                .statusCode(202)
                .extract()
                .<String>path("id");

        erase();
        identityAway(false);

        get("/messages/" + id).body("state", equalTo("expired")).body("reason", equalTo("erased"));
        assertThat(mailTo("forgotten", person).getList("raw")).isEmpty();
    }

    @Test
    void aLateAlertNamesNobody() {
        erase();
        var alert = UUID.randomUUID();

        publish("xinshou.audit", "cn.xinshou.audit.alert-raised.v1", """
                {"subject": "%s", "alert": "%s", "level": "high", "detectors": ["new-device"], "at": "%s"}
                """.formatted(person, alert, Instant.now()));

        await("the alert is taken in")
                .atMost(PATIENCE)
                .until(() -> !rows.read(row -> true, "select 1 from incident_alert where alert = ?", alert)
                        .isEmpty());
        assertThat(rows.read(row -> true, "select 1 from incident where subject = ?", person))
                .isEmpty();
    }

    @Test
    void theFactIsConfirmedEachTimeAlsoForSomebodyUnknownHere() {
        erase();

        assertThat(erase().getList("kept")).isEmpty();
    }

    private UUID told() {
        var incident = cast.incident(person).id();
        cast.sending(incident);
        await("the person was told")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        get("/incidents/" + incident + "/deliveries").body("items[0].state", equalTo("DELIVERED")));
        return incident;
    }

    private String column(String expression, UUID incident) {
        return rows.read(
                        row -> row.getString(1), "select " + expression + " from delivery where incident = ?", incident)
                .getFirst();
    }

    private JsonPath erase() {
        publish(
                "xinshou.identity",
                "cn.xinshou.identity.subject-erased.v1",
                "{\"subject\": \"%s\", \"erasure\": \"%s\", \"at\": \"2026-11-27T03:00:00Z\"}"
                        .formatted(person, UUID.randomUUID()));
        var told = topic.next(FORGOTTEN, person.toString(), PATIENCE);
        Contract.of("breach-notifier").checkEvent(FORGOTTEN, told.value());
        return JsonPath.from(new String(told.value(), StandardCharsets.UTF_8));
    }

    private void publish(String to, String type, String data) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>(to, person.toString(), data.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion",
                            "1.0",
                            "ce_id",
                            UUID.randomUUID().toString(),
                            "ce_type",
                            type,
                            "ce_subject",
                            person.toString(),
                            "ce_source",
                            "/" + to.replace('.', '/'),
                            "ce_time",
                            Instant.now().toString(),
                            "content-type",
                            "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }
}
