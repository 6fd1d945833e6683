package cn.xinshou.consent;

import static io.restassured.RestAssured.given;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.local.Contract;
import io.quarkus.arc.Arc;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The service as callers use it; every answer is held against the published contract on its way. */
public final class Asking {

    public static final String VERSION = "2025-01-01";

    private static final Filter CONTRACT = Contract.of("consent-service").responses();

    private Asking() {}

    public static RequestSpecification request() {
        return given().filter(CONTRACT);
    }

    /** A request that the contract does not foresee, to see it refused. */
    public static RequestSpecification impossibleRequest() {
        return given();
    }

    public static String digest(String language) {
        return given().header("Accept-Language", language)
                .get("/policies/current")
                .path("digest");
    }

    /** As {@link #digest}, which thousands of acts need, without an answer of the service's for each. */
    private static String shown() {
        return Arc.container()
                .instance(Policies.class)
                .get()
                .current()
                .text(Language.ZH)
                .digest();
    }

    /** The body of an act on a consent. */
    public static String act(String purpose, String action, boolean separate) {
        return """
                {"purpose": "%s", "action": "%s", "policyVersion": "%s", "textDigest": "%s",
                 "language": "zh", "surface": "web:sign-up", "separate": %s}
                """.formatted(purpose, action, VERSION, shown(), separate);
    }

    public static ValidatableResponse act(UUID subject, String purpose, String action) {
        return send(subject, act(purpose, action, true));
    }

    public static ValidatableResponse send(UUID subject, String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/subjects/{subject}/consents", subject)
                .then();
    }

    public static ValidatableResponse decide(UUID subject, String decision) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"version": "%s", "decision": "%s"}
                        """.formatted(VERSION, decision))
                .post("/subjects/{subject}/policy-decisions", subject)
                .then();
    }

    public static ValidatableResponse evaluate(UUID subject, String purpose, String item) {
        return evaluate(evaluation(subject, purpose, item, "{}"));
    }

    public static ValidatableResponse evaluate(String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/access/v1/evaluation")
                .then();
    }

    public static String evaluation(UUID subject, String purpose, String item, String context) {
        return """
                {"subject": {"type": "person", "id": "%s"},
                 "action": {"name": "use", "properties": {"purpose": "%s"}},
                 "resource": {"type": "data", "id": "%s"}, "context": %s}
                """.formatted(subject, purpose, item, context);
    }

    /** The birthday of whoever is that old at the service's time, and not just become so anywhere. */
    public static LocalDate bornYearsAgo(int years) {
        return LocalDate.ofInstant(ServiceClock.CLOCK.instant(), ZoneOffset.UTC)
                .minusYears(years)
                .minusDays(3);
    }

    /** Moves the service's clock. */
    public static void letPass(Duration time) {
        ServiceClock.CLOCK.advance(time);
    }

    /** Stops the service's clock. */
    public static void stopAt(Instant time) {
        ServiceClock.CLOCK.stopAt(time);
    }

    public static void resetClock() {
        ServiceClock.CLOCK.reset();
    }
}
