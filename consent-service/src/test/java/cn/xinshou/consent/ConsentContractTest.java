package cn.xinshou.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.policy.Editions;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published is what was promised: real bytes from the real broker, against the schemas in contracts. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class ConsentContractTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> FACTS = List.of(
            "consent-asked.v1",
            "consent-expired.v1",
            "consent-granted.v1",
            "consent-refused.v1",
            "consent-withdrawn.v1",
            "device-choice-changed.v1",
            "device-linked.v1",
            "disclosure-decided.v1",
            "guardian-missing.v1",
            "handover-decided.v1",
            "notice-requested.v1",
            "person-changed.v1",
            "policy-decided-ahead.v1",
            "policy-decided.v1",
            "policy-published.v1",
            "publication-decided.v1",
            "recipient-changed.v1",
            "subject-forgotten.v1",
            "transfer-decided.v1",
            "use-denied.v1",
            "withdrawal-acknowledged.v1",
            "withdrawal-overdue.v1");

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final Contract contract = Contract.of("consent-service");
    private final UUID person = UUID.randomUUID();

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Test
    void everyFactHasASchemaAndAnExample() {
        assertThat(contract.facts()).containsExactlyElementsOf(FACTS);
        assertThat(contract.examples().stream().map(Contract.Example::fact)).containsAll(FACTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy-published",
                "consent-granted",
                "consent-withdrawn",
                "consent-refused",
                "consent-asked",
                "guardian-missing",
                "policy-decided",
                "recipient-changed",
                "use-denied"
            })
    void everyFactIsPublishedAsItsSchemaSays(String fact) {
        act(person, "exam-news", "grant").statusCode(201);
        act(person, "exam-news", "withdraw").statusCode(201);
        act(person, "exam-news", "refuse").statusCode(201);
        request()
                .contentType(ContentType.JSON)
                .body("""
                        {"purpose": "exam-notification", "surface": "web"}
                        """)
                .post("/subjects/{subject}/prompts", person)
                .then()
                .statusCode(201);
        act(person, "exam-notification", "grant").statusCode(201);
        Asking.send(person, """
                {"purpose": "exam-notification", "action": "withdraw", "surface": "web", "birthDate": "%s"}
                """.formatted(Asking.bornYearsAgo(9))).statusCode(201);
        decide(person, "accept").statusCode(201);
        evaluate(person, "corroboration", "city").statusCode(200);

        try (var topic = Topic.head(bootstrap, "xinshou.consent")) {
            check(topic.next("cn.xinshou.consent." + fact + ".v1", SOON));
        }
    }

    @Test
    void refusalsAreSummedUp() {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            for (var i = 0; i < 5; i++) {
                evaluate(person, "exam-news", "email");
            }

            var counted = 0;
            while (counted < 5) {
                var next = topic.next("cn.xinshou.consent.use-denied.v1", person.toString(), SOON);
                counted += JsonPath.from(new String(next.value(), UTF_8)).getInt("count");
            }
            assertThat(counted).isEqualTo(5);
        }
    }

    @Test
    void aRefusalSaysWhoWasToBeToldWhat() {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            Asking.evaluate("""
                    {"subject": {"type": "person", "id": "%s"},
                     "action": {"name": "disclose", "properties": {"purpose": "certificate-delivery", "recipient": "courier"}},
                     "resource": {"type": "data", "id": "set", "properties": {"items": ["phone", "name", "shoe-size"]}}}
                    """.formatted(person)).body("decision", equalTo(false));

            var said = topic.next("cn.xinshou.consent.use-denied.v1", person.toString(), SOON);
            check(said);
            var fact = JsonPath.from(new String(said.value(), UTF_8));
            assertThat(fact.getString("recipient")).isEqualTo("courier");
            assertThat(fact.getList("items")).isEqualTo(List.of("name", "phone"));
            assertThat(fact.getInt("otherItems")).isEqualTo(1);
        }
    }

    @Test
    void whatIsDecidedAheadIsPublished() throws SQLException {
        Editions.add(
                database,
                clock,
                Editions.document(
                        "test-coming",
                        clock.instant().plus(Duration.ofDays(10)),
                        shipped -> shipped,
                        rights -> rights));
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            request()
                    .contentType(ContentType.JSON)
                    .body("{\"version\": \"test-coming\", \"decision\": \"decline\"}")
                    .post("/subjects/{subject}/policy-decisions", person)
                    .then()
                    .statusCode(201);

            check(topic.next("cn.xinshou.consent.policy-decided-ahead.v1", person.toString(), SOON));
        } finally {
            Editions.remove(database, List.of("test-coming"));
        }
    }

    @Test
    void anExpiredConsentIsPublished() {
        act(person, "exam-news", "grant");
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            Asking.letPass(Duration.ofDays(367));

            check(topic.next("cn.xinshou.consent.consent-expired.v1", person.toString(), SOON));
        }
    }

    @Test
    void aPersonsFactsKeepTheirOrder() {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            act(person, "exam-news", "grant");
            act(person, "exam-news", "withdraw");
            act(person, "exam-news", "grant");

            var types = new ArrayList<String>();
            while (types.size() < 3) {
                var next = topic.next(SOON);
                if (person.toString().equals(next.key())) {
                    types.add(Topic.header(next, "ce_type"));
                }
            }

            assertThat(types)
                    .containsExactly(
                            "cn.xinshou.consent.consent-granted.v1",
                            "cn.xinshou.consent.consent-withdrawn.v1",
                            "cn.xinshou.consent.consent-granted.v1");
        }
    }

    private void check(ConsumerRecord<String, byte[]> fact) {
        contract.checkEvent(Topic.header(fact, "ce_type"), fact.value());
        assertThat(Topic.header(fact, "ce_subject")).isEqualTo(fact.key());
        assertThat(Topic.header(fact, "ce_source")).isEqualTo("/xinshou/consent");
        assertThat(Topic.header(fact, "ce_specversion")).isEqualTo("1.0");
    }
}
