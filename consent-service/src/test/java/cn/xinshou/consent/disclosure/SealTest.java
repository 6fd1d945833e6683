package cn.xinshou.consent.disclosure;

import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.SignedIn;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the order on which a law forbids telling somebody, to the day on which they see it: all of it through the interface. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P3.1")
class SealTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DECIDED = "cn.xinshou.consent.disclosure-decided.v1";
    private static final String DIGEST = "c".repeat(64);
    private static final String OFFICER = "privacy-officer";

    @Inject
    Clock clock;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID person = UUID.randomUUID();

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Test
    void aSealEndsOnItsDayAndThePersonIsToldThen() {
        var id = sealed();
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            seen().body("items", empty());

            Asking.letPass(Duration.ofDays(31));

            var fact = factAboutThePerson(topic);
            Contract.of("consent-service").checkEvent(DECIDED, fact.value());
            assertThat(JsonPath.from(new String(fact.value(), UTF_8)).getString("disclosure"))
                    .isEqualTo(id);
        }
        seen().body("items.disclosure", contains(id)).body("items.state", contains("allowed"));
    }

    @Test
    void theEndIsSaidOnce() throws SQLException {
        var id = sealed();
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            Asking.letPass(Duration.ofDays(31));
            assertThat(basisOf(factAboutThePerson(topic))).isEqualTo("legal-duty");
            // Two rounds of what looks for seals later.
            await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> isUnsealed(id));
            ask("name", "\"basis\": \"consent\"");

            assertThat(basisOf(factAboutThePerson(topic))).isEqualTo("consent");
        }
    }

    @Test
    void aSealThatAnotherOfficerSetAnewLastsLonger() {
        var id = sealed();
        Asking.letPass(Duration.ofDays(20));
        SignedIn.as("officer-1", OFFICER);
        examine(id, sealUntil(30)).statusCode(403);
        SignedIn.as("officer-2", OFFICER);
        examine(id, sealUntil(30)).statusCode(200);

        Asking.letPass(Duration.ofDays(20));
        seen().body("items", empty());
        Asking.letPass(Duration.ofDays(20));

        await().atMost(SOON).until(() -> isUnsealed(id));
        seen().body("items.disclosure", contains(id));
    }

    @Test
    void aSealThatIsLiftedShowsAtOnce() {
        var id = sealed();
        SignedIn.as("officer-2", OFFICER);
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            examine(id, "").statusCode(200).body("sealedUntil", nullValue());

            assertThat(factAboutThePerson(topic).key()).isEqualTo(person.toString());
        }
        seen().body("items.disclosure", contains(id));
    }

    @Test
    void whileItLastsNoFactNamesThePerson() {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            var id = sealed();

            var about = 0;
            while (about < 2) {
                var fact = topic.next(DECIDED, SOON);
                assertThat(new String(fact.value(), UTF_8)).doesNotContain(person.toString());
                about += id.equals(fact.key()) ? 1 : 0;
            }
        }
    }

    @Test
    @Tag("control-broken")
    void aSealThatWasBrokenBehindTheServiceIsNoticed() throws SQLException {
        var id = sealed();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update disclosure set sealed_until = null where id = ?")) {
            update.setObject(1, UUID.fromString(id));
            update.executeUpdate();
        }

        assertThatThrownBy(() -> seen().body("items", empty())).isInstanceOf(AssertionError.class);
    }

    /** Asked for by the platform and approved by an officer, each with the seal. */
    private String sealed() {
        SignedIn.as("platform", "platform");
        String id = ask("name", """
                        "basis": "legal-duty", "evidence": {"digest": "%s", "issuer": {"name": "bureau", "place": "CN-mainland"}}%s
                        """.formatted(DIGEST, sealUntil(30)))
                .statusCode(201)
                .body("state", equalTo("pending-review"))
                .extract()
                .path("id");
        SignedIn.as("officer-1", OFFICER);
        request()
                .contentType(ContentType.JSON)
                .body("{\"decision\": \"approve\", \"reason\": \"read\", \"digest\": \"" + DIGEST + "\"" + sealUntil(30)
                        + "}")
                .post("/disclosures/{id}/review", id)
                .then()
                .statusCode(200);
        return id;
    }

    private ValidatableResponse ask(String item, String more) {
        SignedIn.as("platform", "platform");
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"recipient": "exam-authority", "purpose": "investigation", "items": ["%s"], "subjects": ["%s"], %s}
                        """.formatted(item, person, more))
                .post("/disclosures")
                .then();
    }

    private ValidatableResponse examine(String id, String more) {
        return request()
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"read again\", \"digest\": \"" + DIGEST + "\"" + more + "}")
                .post("/disclosures/{id}/seal", id)
                .then();
    }

    private String sealUntil(int days) {
        return ", \"sealedUntil\": \"" + clock.instant().plus(Duration.ofDays(days)) + "\"";
    }

    private ValidatableResponse seen() {
        SignedIn.as(person.toString(), "data-subject");
        return request().get("/subjects/{subject}/disclosures", person).then().statusCode(200);
    }

    private ConsumerRecord<String, byte[]> factAboutThePerson(Topic topic) {
        return topic.next(DECIDED, person.toString(), SOON);
    }

    private static String basisOf(ConsumerRecord<String, byte[]> fact) {
        return JsonPath.from(new String(fact.value(), UTF_8)).getString("basis");
    }

    private boolean isUnsealed(String id) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select unsealed_at is not null from disclosure where id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
