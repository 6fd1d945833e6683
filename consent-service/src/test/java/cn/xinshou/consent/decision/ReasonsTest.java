package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Neighbour;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reasons that only a change in the world around a consent brings about, as whoever asks is told them. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = "platform",
        roles = {"platform", "privacy-officer"})
class ReasonsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    private final UUID person = UUID.randomUUID();
    private final String recipient = "r-" + UUID.randomUUID();

    @AfterEach
    void resetClock() {
        Asking.resetClock();
    }

    @Test
    void restrictedOnceThePersonHadHandlingRestricted() {
        act(person, "exam-news", "grant").statusCode(201);
        Neighbour.publish(
                "identity",
                "request-fulfilled.v1",
                person,
                "{\"subject\": \"" + person + "\", \"kind\": \"restriction\"}");

        await("heard")
                .atMost(SOON)
                .untilAsserted(() -> evaluate(person, "exam-news", "email")
                        .body("decision", equalTo(false))
                        .body("context.reason", equalTo("restricted")));
    }

    @Test
    void retentionExpiredOnceTheDataAreOlderThanThePolicySays() {
        var now = Instant.now();

        ask(now.minus(Duration.ofDays(150))).body("decision", equalTo(true));
        ask(now.minus(Duration.ofDays(200)))
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("retention-expired"));
    }

    @Test
    void agreementExpiredOnceThePapersRanOut() {
        register(Instant.now().plus(TEN_DAYS), LocalDate.now(ZoneOffset.UTC).plusYears(1), "entrusted");
        act(person, "certificate-delivery", "grant").statusCode(201);
        disclose().body("decision", equalTo(true));

        Asking.letPass(TEN_DAYS.plusDays(1));

        disclose().body("decision", equalTo(false)).body("context.reason", equalTo("agreement-expired"));
    }

    @Test
    void assessmentMissingOnceItsReviewIsOverdue() {
        register(
                Instant.now().plus(Duration.ofDays(300)),
                LocalDate.now(ZoneOffset.UTC).plusDays(10),
                "entrusted");
        act(person, "certificate-delivery", "grant").statusCode(201);
        disclose().body("decision", equalTo(true));

        Asking.letPass(TEN_DAYS.plusDays(2));

        disclose().body("decision", equalTo(false)).body("context.reason", equalTo("assessment-missing"));
    }

    @Test
    void separateConsentRequiredForSomebodyWhoDecidesThemselvesAndWasNotNamed() {
        register(
                Instant.now().plus(Duration.ofDays(300)),
                LocalDate.now(ZoneOffset.UTC).plusYears(1),
                "independent");
        act(person, "certificate-delivery", "grant").statusCode(201);

        disclose().body("decision", equalTo(false)).body("context.reason", equalTo("separate-consent-required"));
    }

    private io.restassured.response.ValidatableResponse ask(Instant collectedAt) {
        return evaluate(evaluation(person, "account-security", "ip", "{}")
                .replace(
                        "\"id\": \"ip\"",
                        "\"id\": \"ip\", \"properties\": {\"collectedAt\": \"" + collectedAt + "\"}"));
    }

    private io.restassured.response.ValidatableResponse disclose() {
        return evaluate(evaluation(person, "certificate-delivery", "name", "{}")
                .replace("\"use\"", "\"disclose\"")
                .replace("\"properties\": {", "\"properties\": {\"recipient\": \"" + recipient + "\", "));
    }

    private void register(Instant expires, LocalDate reviewBy, String role) {
        request()
                .contentType(ContentType.JSON)
                .body("""
                        {"id": "%s", "name": {"zh": "示例", "en": "example"}, "relation": "partner", "role": "%s",
                         "place": "CN-mainland",
                         "agreement": {"digest": "%s", "signedAt": "2025-01-02T00:00:00Z", "expires": "%s"},
                         "instructions": {"zh": "仅投递", "en": "delivery only"}, "measures": {"zh": "加密", "en": "encrypted"},
                         "policyVersion": "%s", "purposes": ["certificate-delivery"], "items": ["name"],
                         "assessment": {"digest": "%s", "assessedOn": "2025-02-03", "risk": "low", "reviewBy": "%s"}}
                        """.formatted(recipient, role, "a".repeat(64), expires, Asking.VERSION, "b".repeat(64), reviewBy))
                .post("/recipients")
                .then()
                .statusCode(201);
    }
}
