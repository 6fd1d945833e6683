package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.consent.Versions;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the policy does not state is denied, to everybody and for whatever they agreed to, and the denial is on record. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P1.1")
class P1_1StatedPurposeTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DENIED = "cn.xinshou.consent.use-denied.v1";

    private final UUID person = UUID.randomUUID();

    @Inject
    Decide decide;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void everyPurposeAllowsTheItemsItNamesAndNoOther() {
        agreeToEverything();

        onlyWhatIsStatedIsAllowed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"advertising", "exam-registration.", "EXAM-REGISTRATION", "account"})
    void aPurposeThatIsNotStatedIsDenied(String purpose) {
        agreeToEverything();

        evaluate(person, purpose, "name")
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("outside-policy"))
                .body("context.promise", equalTo("P1.1"));
    }

    @Test
    void theDenialIsAFact() {
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            evaluate(person, "advertising", "name");

            assertThat(denial(topic, SOON)).contains("advertising", "outside-policy");
        }
    }

    @Test
    @Tag("control-broken")
    void aDenialThatIsNotNotedIsMissed() {
        QuarkusMock.installMockForType(new Forgetful(metrics), Denials.class);
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            evaluate(person, "advertising", "name");

            assertThatThrownBy(() -> denial(topic, Duration.ofSeconds(3))).isInstanceOf(AssertionError.class);
        }
    }

    /** Notes no refusal. */
    static final class Forgetful extends Denials {

        Forgetful(MeterRegistry metrics) {
            super(0, metrics);
        }

        @Override
        void note(Question question, Reason reason, Versions versions) {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventual", "strong"})
    void theDenialOfAnItemBesideOthersThatAreAllowedIsAFact(String consistency) {
        act(person, "exam-notification", "grant").statusCode(201);
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            evaluate(evaluation(person, "exam-notification", "all", "{\"consistency\": \"" + consistency + "\"}")
                            .replace("\"id\": \"all\"", "\"properties\": {\"items\": [\"phone\", \"photo\"]}"))
                    .body("decision", equalTo(true))
                    .body("context.items", contains("phone"));

            var fact = JsonPath.from(denial(topic, SOON));
            assertThat(fact.getString("purpose")).isEqualTo("exam-notification");
            assertThat(fact.getList("items")).isEqualTo(List.of("photo"));
            assertThat(fact.getString("reason")).isEqualTo("item-not-allowed");
        }
    }

    private String denial(Topic topic, Duration patience) {
        var fact = topic.next(DENIED, person.toString(), patience);
        Contract.of("consent-service").checkEvent(DENIED, fact.value());
        return new String(fact.value(), UTF_8);
    }

    @Test
    @Tag("control-broken")
    void anItemThatSlipsThroughIsNoticed() {
        agreeToEverything();
        Answering.yesTo(
                decide,
                question -> question.purpose().equals("exam-news")
                        && question.items().contains("idNumber"));

        assertThatThrownBy(this::onlyWhatIsStatedIsAllowed).isInstanceOf(AssertionError.class);
    }

    private void agreeToEverything() {
        purposes().stream()
                .filter(purpose -> purpose.get("kind").equals("additional"))
                .forEach(purpose ->
                        act(person, (String) purpose.get("id"), "grant").statusCode(201));
    }

    private void onlyWhatIsStatedIsAllowed() {
        Map<String, String> items = request().get("/policies/current").path("items");
        for (var purpose : purposes()) {
            for (var item : items.keySet()) {
                boolean allowed = evaluate(person, (String) purpose.get("id"), item)
                        .extract()
                        .path("decision");
                assertThat(allowed)
                        .as(purpose.get("id") + " " + item)
                        .isEqualTo(((List<?>) purpose.get("items")).contains(item));
            }
        }
    }

    private static List<Map<String, Object>> purposes() {
        return request().get("/policies/current").jsonPath().getList("purposes");
    }
}
