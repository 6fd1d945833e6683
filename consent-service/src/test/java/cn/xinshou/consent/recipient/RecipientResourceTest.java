package cn.xinshou.consent.recipient;

import static cn.xinshou.consent.Asking.request;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class RecipientResourceTest {

    private final String id = "r-" + UUID.randomUUID();

    @Nested
    @TestSecurity(user = "officer", roles = "privacy-officer")
    class AsPrivacyOfficer {

        @Test
        void findsTheRecipientsOfTheShippedPolicyWithTheirPapers() {
            request()
                    .get("/recipients/exam-authority")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("role", equalTo("independent"))
                    .body("changedBy", equalTo("policy"))
                    .body("due", empty());
        }

        @Test
        void registersAndChangesAndKeepsWhatWasBefore() {
            register(entry(id)).statusCode(201).body("version", equalTo(1));
            change(id, "\"1\"", entry(id).replace("low", "high")).statusCode(200);

            request()
                    .get("/recipients/{id}/history", id)
                    .then()
                    .body("items.version", contains(2, 1))
                    .body("items.assessment.risk", contains("high", "low"));
        }

        @Test
        void pagesThroughTheRegister() {
            String next = request()
                    .get("/recipients?limit=1")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("next");

            request().get("/recipients?cursor=" + next).then().body("items.id", hasItem("exam-authority"));
        }

        @Test
        void cannotRegisterTheSameTwice() {
            register(entry(id));

            register(entry(id)).statusCode(409).body("errors.field", contains("id"));
        }

        @Test
        void mustHaveReadWhatIsChanged() {
            register(entry(id));

            change(id, null, entry(id)).statusCode(428);
            change(id, "\"7\"", entry(id)).statusCode(412);
        }

        @Tag("P6.1")
        @ParameterizedTest
        @ValueSource(strings = {"HK", "MO", "TW", "CN-HK", "US", "cn-mainland"})
        void cannotRegisterAnybodyOutsideTheMainland(String place) {
            register(entry(id).replace("CN-mainland", place))
                    .statusCode(422)
                    .body("type", equalTo("/problems/outside-residency"))
                    .body("promise", equalTo("P6.1"))
                    .body("errors.field", contains("place"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://courier.example.com/notices",
                    "https://10.0.0.1/notices",
                    "https://[::1]/notices",
                    "https://2130706433/notices",
                    "https://postgres/notices",
                    "https://metadata.google.internal/notices",
                    "https://user:secret@courier.example.com/notices",
                    "file:///etc/passwd",
                    "/notices"
                })
        void cannotSendNoticesIntoOurOwnNetwork(String endpoint) {
            register(entry(id).replace("https://privacy.courier.example/notices", endpoint))
                    .statusCode(400)
                    .body("errors.field", contains("endpoint"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "EXPIRE | 2020-01-01T00:00:00Z | agreement.expires",
                    "certificate-delivery | no-such-purpose | purposes",
                    "\"phone\" | \"noSuchItem\" | items",
                    "REVIEW_BY | 2020-01-01 | assessment.reviewBy",
                    "2025-01-01\" | 1999-01-01\" | policyVersion",
                })
        void isToldWhichFieldIsWrong(String right, String wrong, String field) {
            var there = right.trim().replace("EXPIRE", Papers.EXPIRE).replace("REVIEW_BY", Papers.REVIEW_BY);
            register(entry(id).replace(there, wrong.trim()))
                    .statusCode(400)
                    .body("errors.field", hasItem(field.trim()));
        }

        @Test
        void mustInstructWhomItEntrusts() {
            register(entry(id).replace("\"instructions\"", "\"contact\""))
                    .statusCode(400)
                    .body("errors.field", contains("instructions"));
        }

        @Test
        void mustFillInWhatEveryEntryNeeds() {
            register("{}").statusCode(400).body("errors.field", hasItems("id", "name", "relation", "role", "place"));
        }

        @Test
        void isRemindedOfReturnOrDeletionAtTheEnd() {
            register(entry(id));
            change(
                            id,
                            "\"1\"",
                            entry(id)
                                    .replaceFirst(
                                            "\\{",
                                            "{\"ending\": {\"at\": \"2026-01-01T00:00:00Z\", \"reason\": \"contract over\"},"))
                    .statusCode(200);

            request().get("/recipients/{id}", id).then().body("due", contains("return-or-deletion"));
        }

        @Test
        void isToldThatSomebodyIsNotThere() {
            request().get("/recipients/nobody").then().statusCode(404);
            request().get("/recipients/nobody/history").then().statusCode(404);
            change("nobody", "\"1\"", entry("nobody")).statusCode(404);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void hasNoAccess() {
            register(entry(id)).statusCode(403);
            request().get("/recipients").then().statusCode(403);
        }
    }

    static ValidatableResponse register(String body) {
        return request()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/recipients")
                .then();
    }

    private static ValidatableResponse change(String id, String ifMatch, String body) {
        var request = request().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/recipients/{id}", id)
                .then();
    }

    static String entry(String id) {
        return """
                {"id": "%s", "name": {"zh": "示例", "en": "example"}, "relation": "partner", "role": "entrusted", "place": "CN-mainland",
                 "agreement": {"digest": "%s", "signedAt": "2025-01-02T00:00:00Z", "expires": "%s"},
                 "instructions": {"zh": "仅投递", "en": "delivery only"}, "measures": {"zh": "加密", "en": "encrypted"},
                 "policyVersion": "%s", "purposes": ["certificate-delivery"], "items": ["name", "phone"],
                 "assessment": {"digest": "%s", "assessedOn": "2025-02-03", "risk": "low", "reviewBy": "%s"},
                 "endpoint": "https://privacy.courier.example/notices"}
                """.formatted(id, "a".repeat(64), Papers.EXPIRE, Asking.VERSION, "b".repeat(64), Papers.REVIEW_BY);
    }
}
