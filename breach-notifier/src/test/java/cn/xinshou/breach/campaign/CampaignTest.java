package cn.xinshou.breach.campaign;

import static cn.xinshou.breach.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.breach.Neighbours;
import cn.xinshou.breach.sql.Rows;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A major change of the policy, as the consent service says it, becomes a draft that people find. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(Neighbours.class)
class CampaignTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    Rows rows;

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class AsPrivacyOfficer {

        @Test
        void findsTheDraftThatTheConsentServicesOwnExampleAsksFor() {
            var example = Contract.of("consent-service").examples().stream()
                    .filter(one -> one.fact().equals("notice-requested.v1"))
                    .findFirst()
                    .orElseThrow()
                    .json();
            say(example);
            say(example);

            var id = draftOf("2027-01-01");

            get("/campaigns/" + id)
                    .statusCode(200)
                    .body("state", equalTo("draft"))
                    .body("changes[0].zh", containsString("服务模式"))
                    .body("changes[1].en", containsString("contact"))
                    .body("reducing", equalTo(true))
                    .body("tellBy", equalTo("2026-12-31T16:00:00Z"));
            get("/campaigns?limit=500")
                    .statusCode(200)
                    .body("items.findAll { it.version == '2027-01-01' }.size()", equalTo(1));
        }

        @Test
        void turnsThePages() {
            for (var version : new String[] {"3001", "3002"}) {
                say("""
                        {"version": "%s", "previous": "1", "classes": [6], "reducing": false, "difference": "/d",
                         "before": "2026-12-31T16:00:00Z", "at": "2026-12-01T00:00:00Z"}""".formatted(version));
                draftOf(version);
            }
            var next = get("/campaigns?limit=1").extract().<String>path("next");

            assertThat(next).isNotNull();
            get("/campaigns?limit=1&cursor=" + next).statusCode(200).body("items.size()", equalTo(1));
            get("/campaigns?cursor=x").statusCode(400).body("errors[0].field", equalTo("cursor"));
            get("/campaigns/" + UUID.randomUUID()).statusCode(404);
        }
    }

    @Nested
    @TestSecurity(
            user = "anybody",
            roles = {"platform", "data-subject", "service-identity"})
    class AsAnybodyElse {

        @Test
        void isRefused() {
            get("/campaigns").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            get("/campaigns").statusCode(401);
        }
    }

    private UUID draftOf(String version) {
        await("the draft is there")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !rows.read(row -> true, "select 1 from campaign where version = ?", version)
                        .isEmpty());
        return rows.read(row -> row.getObject(1, UUID.class), "select id from campaign where version = ?", version)
                .getFirst();
    }

    private void say(String data) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var record = new ProducerRecord<>("xinshou.consent", "policy", data.getBytes(StandardCharsets.UTF_8));
            Map.of(
                            "ce_specversion", "1.0",
                            "ce_id", UUID.randomUUID().toString(),
                            "ce_type", "cn.xinshou.consent.notice-requested.v1",
                            "ce_subject", "policy",
                            "ce_source", "/xinshou/consent",
                            "ce_time", Instant.now().toString(),
                            "content-type", "application/json")
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(record);
        }
    }
}
