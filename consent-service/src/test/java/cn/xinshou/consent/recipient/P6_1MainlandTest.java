package cn.xinshou.consent.recipient;

import static cn.xinshou.consent.Asking.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is outside the mainland is turned away at every door that leads data to somebody; Hong Kong, Macao and Taiwan are outside here. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = "officer",
        roles = {"platform", "privacy-officer"})
@Tag("P6.1")
class P6_1MainlandTest {

    private static final String DIGEST = "c".repeat(64);

    @Inject
    Event<Registered> changes;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    private final UUID person = UUID.randomUUID();
    private final String id = "r-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO", "TW", "US"})
    void isNoRecipient(String place) {
        post("/recipients", recipient(place, ""))
                .statusCode(422)
                .body("type", equalTo("/problems/outside-residency"))
                .body("errors.field", contains("place"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO", "TW", "US"})
    void aRecipientDoesNotMoveThere(String place) {
        post("/recipients", recipient("CN-mainland", "")).statusCode(201);

        request()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(recipient(place, ""))
                .put("/recipients/{id}", id)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/outside-residency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO", "TW", "US"})
    void nobodyIsSubEntrustedThere(String place) {
        post("/recipients", recipient("CN-mainland", """
                        , "subEntrusted": [{"name": {"zh": "示例", "en": "example"}, "place": "%s", "consentDigest": "%s"}]
                        """.formatted(place, DIGEST)))
                .statusCode(422)
                .body("type", equalTo("/problems/outside-residency"));
    }

    /** As it could only be if the register were older than the rule: the table itself takes nobody outside. */
    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO", "TW", "US"})
    void whoIsThereAllTheSameIsToldNothing(String place) throws JsonProcessingException {
        Asking.act(person, "certificate-delivery", "grant").statusCode(201);
        post("/recipients", recipient("CN-mainland", "")).statusCode(201);
        moved(place);

        post("/disclosures", disclosure("\"basis\": \"consent\""))
                .statusCode(201)
                .body("decisions.decision", contains(false))
                .body("decisions.reason", contains("outside-residency"));
        Asking.evaluate("""
                        {"subject": {"type": "person", "id": "%s"},
                         "action": {"name": "disclose", "properties": {"purpose": "certificate-delivery", "recipient": "%s"}},
                         "resource": {"type": "data", "id": "name"}}
                        """.formatted(person, id))
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("outside-residency"))
                .body("context.promise", equalTo("P6.1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO", "TW", "US"})
    void noOrderFromThereIsCarriedOut(String place) {
        post("/disclosures", order("\"issuer\": {\"name\": \"court\", \"place\": \"" + place + "\"}"))
                .statusCode(201)
                .body("state", equalTo("decided"))
                .body("decisions.reason", contains("outside-residency"));
        post(
                        "/disclosures",
                        order("\"issuer\": {\"name\": \"bureau\", \"place\": \"CN-mainland\"},"
                                + " \"onBehalfOf\": {\"name\": \"court\", \"place\": \"" + place + "\"}"))
                .body("state", equalTo("decided"))
                .body("decisions.reason", contains("outside-residency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "MO", "TW", "US"})
    void nobodyThereTakesOver(String place) {
        post("/transfers", """
                        {"kind": "merger", "document": "%s", "successor": {"name": {"zh": "示例", "en": "example"},
                         "contact": {"zh": "a@b.example", "en": "a@b.example"}, "place": "%s"}}
                        """.formatted(DIGEST, place))
                .statusCode(422)
                .body("type", endsWith("successor-outside-mainland"));
    }

    private void moved(String place) throws JsonProcessingException {
        var elsewhere = json.readValue(recipient(place, ""), Recipient.class);
        QuarkusTransaction.requiringNew()
                .run(() -> changes.fire(new Registered(elsewhere, 2, clock.instant(), "somebody")));
    }

    private static ValidatableResponse post(String path, String body) {
        return request().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private String recipient(String place, String more) {
        return """
                {"id": "%s", "name": {"zh": "示例", "en": "example"}, "relation": "affiliate", "role": "independent",
                 "place": "%s", "policyVersion": "%s",
                 "agreement": {"digest": "%s", "signedAt": "2025-01-02T00:00:00Z", "expires": "%s"},
                 "purposes": ["certificate-delivery"], "items": ["name"],
                 "assessment": {"digest": "%s", "assessedOn": "2025-02-03", "risk": "low", "reviewBy": "%s"}%s}
                """.formatted(id, place, Asking.VERSION, DIGEST, Papers.EXPIRE, DIGEST, Papers.REVIEW_BY, more);
    }

    private String disclosure(String more) {
        return """
                {"recipient": "%s", "purpose": "certificate-delivery", "items": ["name"], "subjects": ["%s"], %s}
                """.formatted(id, person, more);
    }

    private String order(String parties) {
        return """
                {"recipient": "exam-authority", "purpose": "investigation", "items": ["name"], "subjects": ["%s"], "basis": "legal-duty",
                 "evidence": {"digest": "%s", %s}}
                """.formatted(person, DIGEST, parties);
    }
}
