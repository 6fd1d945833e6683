package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class EvaluationResourceTest {

    private final UUID person = UUID.randomUUID();

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void isToldYesAfterAGrant() {
            var revision = act(person, "exam-registration", "grant").extract().path("revision");

            evaluate(person, "exam-registration", "phone")
                    .statusCode(200)
                    .body("decision", equalTo(true))
                    .body("context.reason", equalTo("granted"))
                    .body("context.policyVersion", equalTo(Asking.VERSION))
                    .body("context.revision", equalTo(revision));
        }

        @Test
        void isToldNoAfterAWithdrawal() {
            act(person, "exam-registration", "grant");
            act(person, "exam-registration", "withdraw");

            evaluate(person, "exam-registration", "phone")
                    .body("decision", equalTo(false))
                    .body("context.reason", equalTo("withdrawn"))
                    .body("context.promise", equalTo("P1.3"));
        }

        @Test
        void isToldNoAfterARefusal() {
            act(person, "exam-registration", "refuse");

            denied(person, "exam-registration", "phone", "refused", "P1.3");
        }

        @Test
        void isToldNoWhileAPersonWasNotAsked() {
            act(person, "exam-news", "grant");

            denied(person, "corroboration", "city", "not-asked", "P1.3");
        }

        @Test
        void isToldThatThePersonIsUnknown() {
            denied(person, "exam-registration", "phone", "unknown-person", "P1.5");
        }

        @Test
        void isToldNoOnceTheConsentHasExpired() {
            act(person, "exam-news", "grant");

            Asking.letPass(Duration.ofDays(367));

            denied(person, "exam-news", "email", "expired", "P1.3");
        }

        @Test
        void isToldNoForAUseThatThePolicyDoesNotState() {
            act(person, "exam-news", "grant");

            denied(person, "credit-scoring", "email", "outside-policy", "P1.1");
        }

        @Test
        void isToldNoForAnItemOfAnotherPurpose() {
            act(person, "exam-news", "grant");

            denied(person, "exam-news", "idNumber", "item-not-allowed", "P1.1");
        }

        @Test
        void isToldNoForAnItemThatNoPurposeNames() {
            act(person, "exam-news", "grant");

            denied(person, "exam-news", "bloodGroup", "outside-policy", "P1.1");
        }

        @Test
        void isToldNoForItemsCollectedForAnotherPurpose() {
            act(person, "exam-registration", "grant");

            evaluate(evaluation(person, "exam-news", "email", "{}")
                            .replace(
                                    "\"id\": \"email\"",
                                    "\"id\": \"email\", \"properties\": {\"collectedFor\": \"exam-registration\"}"))
                    .body("decision", equalTo(false))
                    .body("context.reason", equalTo("collected-for-other-purpose"))
                    .body("context.promise", equalTo("P1.6"));
        }

        @ParameterizedTest
        @CsvSource({
            "account-service, registrationNumber, necessary",
            "account-security, ip, legal-basis",
            "statutory-notice, email, legal-basis",
            "rights-requests, idNumber, legal-basis"
        })
        void coreFunctionsGoOnWhateverThePersonDeclined(String purpose, String item, String reason) {
            decide(person, "decline");

            evaluate(person, purpose, item).body("decision", equalTo(true)).body("context.reason", equalTo(reason));
        }

        @Test
        void aDeclineStopsWhatNeedsThatVersion() {
            act(person, "exam-news", "grant");
            decide(person, "decline");

            denied(person, "exam-news", "email", "policy-declined", "P0.2");
            denied(person, "corroboration", "city", "policy-declined", "P0.2");
        }

        @Test
        void anAcceptanceAfterADeclineRevivesWhatWasGranted() {
            act(person, "exam-news", "grant");
            decide(person, "decline");
            decide(person, "accept");

            evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        }

        @Test
        void isGivenOnlyTheItemsOfThePurpose() {
            act(person, "exam-notification", "grant");

            evaluate(severalItems("exam-notification", "\"phone\", \"photo\", \"email\""))
                    .body("decision", equalTo(true))
                    .body("context.items", contains("phone", "email"));
        }

        @Test
        void isGivenNoItemsOnANo() {
            act(person, "exam-notification", "refuse");

            evaluate(severalItems("exam-notification", "\"phone\", \"email\""))
                    .body("decision", equalTo(false))
                    .body("context.items", hasSize(0));
        }

        @Test
        void mayDiscloseToTheRecipientOfThePurposeOnly() {
            act(person, "certificate-delivery", "grant");

            evaluate(disclosure("courier")).body("decision", equalTo(true));
            evaluate(disclosure("exam-authority"))
                    .body("decision", equalTo(false))
                    .body("context.reason", equalTo("recipient-unknown"))
                    .body("context.promise", equalTo("P3.1"));
        }

        @Test
        void isToldThatARevisionIsNotReached() {
            act(person, "exam-news", "grant");

            evaluate(evaluation(person, "exam-news", "email", "{\"at_least_revision\": \"999999999999\"}"))
                    .body("decision", equalTo(false))
                    .body("context.reason", equalTo("revision-not-reached"));
        }

        @Test
        void mayDemandWhatAnotherPersonsActWasAnsweredWith() {
            var revision =
                    act(UUID.randomUUID(), "exam-news", "grant").extract().path("revision");

            evaluate(evaluation(
                            person, "account-service", "accountName", "{\"at_least_revision\": \"" + revision + "\"}"))
                    .statusCode(200)
                    .body("decision", equalTo(true));
        }

        @Test
        void findsItsOwnWriteByRevision() {
            String revision = act(person, "exam-news", "grant").extract().path("revision");

            evaluate(evaluation(person, "exam-news", "email", "{\"at_least_revision\": \"" + revision + "\"}"))
                    .body("decision", equalTo(true));
            evaluate(evaluation(person, "exam-news", "email", "{\"at_least_revision\": " + revision + "}"))
                    .body("decision", equalTo(true));
        }

        @Test
        void canHaveTheDatabaseAsked() {
            act(person, "exam-news", "grant");

            evaluate(evaluation(person, "exam-news", "email", "{\"consistency\": \"strong\"}"))
                    .body("decision", equalTo(true))
                    .body("context.reason", equalTo("granted"));
        }

        @Test
        void getsTheRequestIdBack() {
            request()
                    .header("X-Request-ID", "bfe9eb29-ab87-4ca3-be83-a1d5d8305716")
                    .contentType(ContentType.JSON)
                    .body(evaluation(person, "exam-news", "email", "{}"))
                    .post("/access/v1/evaluation")
                    .then()
                    .header("X-Request-ID", "bfe9eb29-ab87-4ca3-be83-a1d5d8305716");
        }

        @Test
        void asksManyThingsAtOnce() {
            act(person, "exam-news", "grant");

            evaluations("execute_all", "exam-news", "corroboration", "exam-news")
                    .statusCode(200)
                    .body("evaluations.decision", contains(true, false, true))
                    .body("decision", nullValue());
        }

        @Test
        void stopsAtTheFirstNo() {
            act(person, "exam-news", "grant");

            evaluations("deny_on_first_deny", "exam-news", "corroboration", "exam-news")
                    .body("evaluations.decision", contains(true, false));
        }

        @Test
        void stopsAtTheFirstYes() {
            act(person, "exam-news", "grant");

            evaluations("permit_on_first_permit", "corroboration", "exam-news", "exam-news")
                    .body("evaluations.decision", contains(false, true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ", \"options\": {}", ", \"options\": {\"evaluations_semantic\": null}"})
        void asksThemAllUnlessToldOtherwise(String options) {
            var question = evaluation(person, "account-service", "accountName", "{}");

            batch("{\"evaluations\": [{}, " + question + ", {}, " + question + "]" + options + "}")
                    .statusCode(200)
                    .body("evaluations.decision", contains(false, true, false, true));
        }

        @Test
        void cannotInventAnotherWayToAsk() {
            batch("{\"evaluations\": [{}], \"options\": {\"evaluations_semantic\": \"deny_on_last_deny\"}}")
                    .statusCode(400)
                    .body("errors.field", contains("options.evaluations_semantic"));
        }

        /** A disclosure that was answered with yes would have left its record. */
        @ParameterizedTest
        @CsvSource({"deny_on_first_deny, corroboration", "permit_on_first_permit, exam-news"})
        void isNotAnsweredWhatStandsBehindTheEnd(String semantic, String purpose) {
            act(person, "exam-news", "grant");
            act(person, "certificate-delivery", "grant");

            batch("{\"evaluations\": [" + evaluation(person, purpose, "email", "{}") + ", " + disclosure("courier")
                            + "], \"options\": {\"evaluations_semantic\": \"" + semantic + "\"}}")
                    .statusCode(200)
                    .body("evaluations", hasSize(1));

            request()
                    .get("/subjects/{subject}/disclosures", person)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }

        @Test
        void mayLeaveOutWhatTheDefaultsSay() {
            act(person, "exam-news", "grant");
            var other = UUID.randomUUID();

            batch("""
                    {"subject": {"type": "person", "id": "%s"},
                     "action": {"name": "use", "properties": {"purpose": "exam-news"}},
                     "resource": {"type": "data", "id": "email"},
                     "context": {"at_least_revision": "999999999999"},
                     "evaluations": [
                       {},
                       {"context": {}},
                       {"context": {}, "subject": {"type": "person", "id": "%s"}},
                       {"context": {}, "resource": {"type": "data", "id": "idNumber"}},
                       {"context": {}, "action": {"name": "use", "properties": {"purpose": "corroboration"}}},
                       {"context": null, "resource": null}
                     ]}
                    """.formatted(person, other))
                    .statusCode(200)
                    .body(
                            "evaluations.context.reason",
                            contains(
                                    "revision-not-reached",
                                    "granted",
                                    "unknown-person",
                                    "item-not-allowed",
                                    "not-asked",
                                    "revision-not-reached"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"action\": {\"name\": \"use\"}}|evaluations[0].action.properties.purpose",
                    "{\"resource\": {\"id\": \"email\"}}|evaluations[0].resource.type",
                    "{\"subject\": {\"type\": \"person\"}}|evaluations[0].subject.id"
                })
        void takesNothingFromTheDefaultOfAMemberThatItGivesItself(String evaluation, String missing) {
            var defaults =
                    evaluation(person, "account-service", "accountName", "{}").strip();

            batch(defaults.substring(0, defaults.length() - 1) + ", \"evaluations\": [" + evaluation + "]}")
                    .statusCode(200)
                    .body("evaluations.decision", contains(false))
                    .body("evaluations[0].context.error.errors.field", contains(missing));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "7|evaluations[0]",
                    "[]|evaluations[0]",
                    "\"all\"|evaluations[0]",
                    "{\"subject\": 7}|evaluations[0].subject",
                    "{\"resource\": {\"properties\": {\"items\": [{}]}}}|evaluations[0].resource.properties.items[0]"
                })
        void isToldWhichOfManyHasNotTheFormOfAQuestionAndAnsweredAllOthers(String wrong, String field) {
            var question = evaluation(person, "account-service", "accountName", "{}");

            batch("{\"evaluations\": [" + wrong + ", " + question + "]}")
                    .statusCode(200)
                    .body("evaluations.decision", contains(false, true))
                    .body("evaluations[0].context.error.status", equalTo(400))
                    .body("evaluations[0].context.error.errors.field", contains(field));
        }

        @Test
        void askingForNothingButDefaultsIsOneQuestion() {
            request()
                    .contentType(ContentType.JSON)
                    .body(evaluation(person, "account-service", "accountName", "{}"))
                    .post("/access/v1/evaluations")
                    .then()
                    .statusCode(200)
                    .body("decision", equalTo(true))
                    .body("evaluations", nullValue());
        }

        @Test
        void cannotAskMoreThanAHundredThings() {
            var many = "{},".repeat(101).replaceAll(",$", "");

            batch("{\"evaluations\": [" + many + "]}").statusCode(400).body("errors[0].field", equalTo("evaluations"));
        }

        @Test
        void isToldWhichOfManyIsNoQuestionAndAnsweredAllOthers() {
            var question = evaluation(person, "account-service", "accountName", "{}");

            batch("{\"evaluations\": [" + question + ", {}, " + question + "]}")
                    .statusCode(200)
                    .body("evaluations.decision", contains(true, false, true))
                    .body("evaluations[1].context.error.status", equalTo(400))
                    .body("evaluations[1].context.error.errors.field", hasItem("evaluations[1].subject.id"));
        }

        @Test
        void isAnsweredAHundredQuestionsAtOnce() {
            var question = evaluation(person, "account-service", "accountName", "{}");

            batch("{\"evaluations\": [" + String.join(",", Collections.nCopies(100, question)) + "]}")
                    .statusCode(200)
                    .body("evaluations.decision", everyItem(equalTo(true)))
                    .body("evaluations", hasSize(100));
        }

        @Test
        void aQuestionThatIsNoneEndsABatchThatEndsAtTheFirstNo() {
            var question = evaluation(person, "account-service", "accountName", "{}");

            batch("{\"evaluations\": [{}, " + question
                            + "], \"options\": {\"evaluations_semantic\": \"deny_on_first_deny\"}}")
                    .statusCode(200)
                    .body("evaluations.decision", contains(false));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"id\": \"email\"|\"id\": null|resource.id",
                    "\"id\": \"email\"|\"id\": 7|resource.id",
                    "\"id\": \"email\"|\"id\": \"\"|resource.id",
                    "\"id\": \"email\"|\"id\": \"电邮\"|resource.id",
                    "\"id\": \"email\"|\"properties\": {\"items\": []}|resource.properties.items",
                    "\"id\": \"email\"|\"properties\": {\"items\": [null]}|resource.properties.items[0]",
                    "\"purpose\": \"exam-news\"|\"other\": 1|action.properties.purpose",
                    "\"name\": \"use\"|\"name\": \"\"|action.name",
                    "\"type\": \"person\"|\"type\": null|subject.type",
                    "\"context\": {}|\"context\": {\"consistency\": \"maybe\"}|context.consistency",
                    "\"context\": {}|\"context\": {\"at_least_revision\": \"soon\"}|context.at_least_revision",
                    "\"context\": {}|\"context\": {\"at_least_revision\": -1}|context.at_least_revision",
                    "\"context\": {}|\"context\": {\"at_least_revision\": {}}|context.at_least_revision"
                })
        void isToldWhichMemberIsWrong(String right, String wrong, String field) {
            evaluate(evaluation(person, "exam-news", "email", "{}").replace(right, wrong))
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem(field));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"subject\": 7}"})
        void isToldThatThisIsNoQuestion(String body) {
            evaluate(body).statusCode(400).contentType("application/problem+json");
        }

        @Test
        void isToldThatASubjectIsNoPerson() {
            evaluate(evaluation(person, "exam-news", "email", "{}").replace(person.toString(), "alice"))
                    .statusCode(400)
                    .body("errors.field", hasItem("subject.id"));
        }

        private ValidatableResponse evaluations(String semantic, String... purposes) {
            var asked = String.join(
                    ",", java.util.Arrays.stream(purposes).map("""
                                    {"action": {"name": "use", "properties": {"purpose": "%s"}}}
                                    """::formatted).toList());
            return batch("""
                    {"subject": {"type": "person", "id": "%s"}, "resource": {"type": "data", "id": "email"},
                     "evaluations": [%s], "options": {"evaluations_semantic": "%s"}}
                    """.formatted(person, asked, semantic));
        }

        private ValidatableResponse batch(String body) {
            return request()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/access/v1/evaluations")
                    .then();
        }

        @ParameterizedTest
        @CsvSource({
            "/access/v1/evaluation, text/plain",
            "/access/v1/evaluation, application/xml",
            "/access/v1/evaluation, text/html",
            "/access/v1/evaluations, text/plain",
            "/access/v1/evaluations, application/problem+json"
        })
        void aQuestionInAnythingButJsonIsABadRequest(String path, String type) {
            Asking.impossibleRequest()
                    .header("X-Request-ID", "r-1")
                    .contentType(type)
                    .body(evaluation(person, "exam-news", "email", "{}").getBytes(UTF_8))
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .header("X-Request-ID", equalTo("r-1"))
                    .body("type", equalTo("/problems/invalid-request"))
                    .body("errors.field", contains("Content-Type"));
        }

        @Test
        void theCharacterSetOfJsonMayBeNamed() {
            request()
                    .contentType("application/json; charset=utf-8")
                    .body(evaluation(person, "account-service", "accountName", "{}"))
                    .post("/access/v1/evaluation")
                    .then()
                    .statusCode(200);
        }

        private String severalItems(String purpose, String items) {
            return evaluation(person, purpose, "all", "{}")
                    .replace("\"id\": \"all\"", "\"properties\": {\"items\": [" + items + "]}");
        }

        private String disclosure(String recipient) {
            return evaluation(person, "certificate-delivery", "address", "{}")
                    .replace("\"use\"", "\"disclose\"")
                    .replace("\"properties\": {", "\"properties\": {\"recipient\": \"" + recipient + "\", ");
        }

        private static void denied(UUID person, String purpose, String item, String reason, String promise) {
            evaluate(person, purpose, item)
                    .statusCode(200)
                    .body("decision", equalTo(false))
                    .body("context.reason", equalTo(reason))
                    .body("context.promise", equalTo(promise))
                    .body("context.policyVersion", equalTo(Asking.VERSION));
        }
    }

    @Nested
    @TestSecurity(user = "identity", roles = "service-identity")
    class AsIdentityService {

        @Test
        void mayAskBeforeItCollects() {
            evaluate(person, "account-service", "accountName").statusCode(200).body("decision", equalTo(true));
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-000000000001", roles = "data-subject")
    class AsDataSubject {

        @Test
        void isTurnedAway() {
            evaluate(person, "account-service", "accountName").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            evaluate(person, "account-service", "accountName").statusCode(401);
        }

        @Test
        void learnsWhereToAsk() {
            request()
                    .get("/.well-known/authzen-configuration")
                    .then()
                    .statusCode(200)
                    .body("policy_decision_point", not(endsWith("/")))
                    .body("access_evaluation_endpoint", endsWith("/access/v1/evaluation"))
                    .body("access_evaluations_endpoint", endsWith("/access/v1/evaluations"));
        }
    }
}
