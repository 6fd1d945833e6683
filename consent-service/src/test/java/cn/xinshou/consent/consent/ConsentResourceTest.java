package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.decide;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class ConsentResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-000000000001";

    /** Fewer than the service has connections, so that all of them get to the person's row. */
    private static final int WAITING = 12;

    private final UUID person = UUID.randomUUID();

    @Inject
    DataSource database;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        private final UUID self = UUID.fromString(OWN);

        @Test
        void grantsAndWithdraws() {
            act(self, "exam-news", "grant")
                    .statusCode(201)
                    .body("state", equalTo("granted"))
                    .body("receiptId", notNullValue())
                    .body("revision", notNullValue());
            act(self, "exam-news", "withdraw").statusCode(201).body("state", equalTo("withdrawn"));
        }

        @Test
        void reachesTheSameUnderMe() {
            act(self, "corroboration", "grant").statusCode(201);

            Asking.impossibleRequest()
                    .get("/me/consents")
                    .then()
                    .statusCode(200)
                    .body("items.purpose", hasItem("corroboration"));
        }

        @Test
        void cannotActForAnother() {
            act(person, "exam-news", "grant").statusCode(403);
        }

        @Test
        void cannotReadAnother() {
            request().get("/subjects/{subject}/consents", person).then().statusCode(403);
            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .statusCode(403);
        }

        @Test
        void cannotDecideForAnother() {
            decide(person, "accept").statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void keepsTheWholeHistory() {
            act(person, "exam-news", "grant");
            act(person, "exam-news", "withdraw");
            act(person, "exam-news", "refuse");

            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .statusCode(200)
                    .body("items.action", contains("refuse", "withdraw", "grant"))
                    .body("items.state", contains("refused", "withdrawn", "granted"))
                    .body("items[2].surface", equalTo("web:sign-up"))
                    .body("items[2].textDigest", equalTo(Asking.digest("zh")))
                    .body("next", nullValue());
        }

        @Test
        void pagesThroughHistory() {
            act(person, "exam-news", "grant");
            act(person, "exam-news", "withdraw");

            String next = request()
                    .get("/subjects/{subject}/consents/exam-news/history?limit=1", person)
                    .then()
                    .body("items.action", contains("withdraw"))
                    .extract()
                    .path("next");

            request()
                    .queryParam("cursor", next)
                    .get("/subjects/{subject}/consents/exam-news/history?limit=1", person)
                    .then()
                    .body("items.action", contains("grant"))
                    .body("next", nullValue());
        }

        @Test
        void listsWhatHoldsNow() {
            act(person, "exam-news", "grant");
            act(person, "admission-photo", "refuse");

            request()
                    .get("/subjects/{subject}/consents", person)
                    .then()
                    .statusCode(200)
                    .body("items.purpose", contains("admission-photo", "exam-news"))
                    .body("items.state", contains("refused", "granted"))
                    .body("items[0].expires", nullValue())
                    .body("items[1].expires", notNullValue());
        }

        @Test
        void seesWhenAConsentReallyEnded() {
            act(person, "exam-news", "grant");
            String end = request()
                    .get("/subjects/{subject}/consents", person)
                    .then()
                    .extract()
                    .path("items[0].expires");
            Asking.letPass(Duration.ofDays(367));

            // Before it is written down, and after.
            request().get("/subjects/{subject}/consents", person).then().body("items[0].since", equalTo(end));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> request()
                            .get("/subjects/{subject}/consents/exam-news/history", person)
                            .then()
                            .body("items.action", contains("expire", "grant"))
                            .body("items[0].at", equalTo(end)));
            String receipt = request()
                    .get("/subjects/{subject}/consents", person)
                    .then()
                    .body("items[0].since", equalTo(end))
                    .extract()
                    .path("items[0].receiptId");
            request().get("/receipts/{id}", receipt).then().body("receipt.event.event_time", equalTo(end));
        }

        @Test
        void seesAConsentEndByTime() {
            act(person, "exam-news", "grant");

            Asking.letPass(Duration.ofDays(367));

            request().get("/subjects/{subject}/consents", person).then().body("items.state", contains("expired"));
        }

        @Test
        void growsTheRevisionWithEveryAct() {
            var granted =
                    Long.parseLong(act(person, "exam-news", "grant").extract().path("revision"));
            var withdrawn = Long.parseLong(
                    act(person, "exam-news", "withdraw").extract().path("revision"));

            assertThat(withdrawn).isGreaterThan(granted);
        }

        @Test
        void needsSeparateConsentForSensitiveData() {
            send(person, act("exam-registration", "grant", false))
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/separate-consent-required"))
                    .body("errors[0].field", equalTo("separate"));
        }

        @Test
        void learnsThatThereIsNothingToWithdraw() {
            act(person, "exam-news", "withdraw")
                    .statusCode(409)
                    .body("type", equalTo("/problems/nothing-to-withdraw"))
                    .body("errors[0].field", equalTo("purpose"));
        }

        @Test
        void withdrawsOnceHoweverOftenItIsSaid() {
            act(person, "exam-news", "grant");
            String first = act(person, "exam-news", "withdraw").extract().path("receiptId");

            act(person, "exam-news", "withdraw").statusCode(201).body("receiptId", equalTo(first));

            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .body("items", hasSize(2));
        }

        @Test
        void cannotWithdrawWhatWasRefused() {
            act(person, "exam-news", "refuse");

            act(person, "exam-news", "withdraw").statusCode(409).body("errors[0].field", equalTo("action"));
        }

        @Test
        void withdrawsWithoutSayingWhichText() {
            act(person, "exam-news", "grant");

            send(person, """
                    {"purpose": "exam-news", "action": "withdraw", "surface": "mail-footer"}
                    """).statusCode(201).body("state", equalTo("withdrawn"));
        }

        @ParameterizedTest
        @CsvSource({
            "no-such-purpose, unknown-purpose, purpose",
            "account-service, nothing-to-consent-to, purpose",
            "statutory-notice, nothing-to-consent-to, purpose"
        })
        void canAskForAdditionalPurposesOnly(String purpose, String problem, String field) {
            act(person, purpose, "grant")
                    .statusCode(422)
                    .body("type", equalTo("/problems/" + problem))
                    .body("errors[0].field", equalTo(field));
        }

        @Test
        void mustHaveShownTheRealText() {
            send(person, act("exam-news", "grant", true).replace(Asking.digest("zh"), "0".repeat(64)))
                    .statusCode(422)
                    .body("type", equalTo("/problems/text-digest-mismatch"))
                    .body("errors[0].field", equalTo("textDigest"));
        }

        @Test
        void mustNameTheLanguageThatWasShown() {
            send(person, act("exam-news", "grant", true).replace("\"zh\"", "\"en\""))
                    .statusCode(422)
                    .body("errors[0].field", equalTo("textDigest"));
        }

        @Test
        void cannotAskOnAnUnknownVersion() {
            send(person, act("exam-news", "grant", true).replace(Asking.VERSION, "1999-01-01"))
                    .statusCode(422)
                    .body("type", equalTo("/problems/unknown-policy-version"))
                    .body("errors[0].field", equalTo("policyVersion"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"policyVersion", "textDigest", "language", "surface", "purpose", "action"})
        void mustSayEverything(String field) {
            send(
                            person,
                            act("exam-news", "grant", true)
                                    .replaceAll("\"" + field + "\": \"[^\"]*\",?", "")
                                    .replaceAll(",\\s*}", "}"))
                    .statusCode(400)
                    .body("errors.field", hasItem(field));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "purpose|null",
                    "purpose|7",
                    "purpose|\"\"",
                    "purpose|\"a\\u0000b\"",
                    "purpose|\"\\ud800\"",
                    "purpose|\"𠮷㐀\"",
                    "action|\"delete\"",
                    "action|1",
                    "textDigest|\"ABC\"",
                    "language|\"fr\"",
                    "surface|\"a b\"",
                    "surface|\"\\u202e\"",
                    "surface|[]",
                    "separate|\"true\"",
                    "separate|1",
                    "nonsense|1"
                })
        void isToldWhichFieldIsWrong(String field, String value) {
            var body = act("exam-news", "grant", true)
                    .replaceAll("\"" + field + "\": (\"[^\"]*\"|true)", "\"" + field + "\": 0")
                    .replaceFirst("\"" + field + "\": 0,?", "")
                    .replaceFirst("\\{", "{\"" + field + "\": " + value.replace("\\", "\\\\") + ",")
                    .replaceAll(",\\s*}", "}");

            send(person, body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem(field));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "null", "[]", "{", "{}", "7", "\"x\"", "{\"purpose\": \"a\", \"purpose\": \"b\"}"})
        void isToldThatTheBodyIsNoRequest(String body) {
            send(person, body).statusCode(400).contentType("application/problem+json");
        }

        @Test
        void isToldThatAnIdIsNoUuid() {
            Asking.impossibleRequest()
                    .get("/subjects/1-1-1-1-1/consents")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"limit=0", "limit=501", "limit=x", "cursor=%21"})
        void isToldThatAPageCannotBe(String query) {
            Asking.impossibleRequest()
                    .get("/subjects/" + person + "/consents?" + query)
                    .then()
                    .statusCode(not(200))
                    .contentType("application/problem+json");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void hasOneEffectHoweverOftenTheSameIsSentAtOnce(boolean known) throws Exception {
            if (known) {
                decide(person, "accept");
            }
            var body = act("exam-news", "grant", true);
            Callable<String> once =
                    () -> send(person, body).statusCode(201).extract().path("receiptId");

            var receipts = new HashSet<String>();
            try (var threads = Executors.newFixedThreadPool(50)) {
                for (var answer : threads.invokeAll(
                        IntStream.range(0, 300).mapToObj(i -> once).toList())) {
                    receipts.add(answer.get());
                }
            }

            assertThat(receipts).hasSize(1);
            request()
                    .get("/subjects/{subject}/consents/exam-news/history", person)
                    .then()
                    .body("items", hasSize(1));
        }

        @Test
        void hasOneEffectWhenAllStandAtTheSameDoor() throws Exception {
            decide(person, "accept");
            var body = act("exam-news", "grant", true);
            Callable<String> once =
                    () -> send(person, body).statusCode(201).extract().path("receiptId");

            try (var door = database.getConnection();
                    var threads = Executors.newFixedThreadPool(WAITING)) {
                door.setAutoCommit(false);
                lock(door, person);
                var waiting = Stream.generate(() -> threads.submit(once))
                        .limit(WAITING)
                        .toList();
                await().atMost(Duration.ofSeconds(60)).until(() -> waitingForALock() >= WAITING);
                door.rollback();
                door.setAutoCommit(true);

                var receipts = new HashSet<String>();
                for (var answer : waiting) {
                    receipts.add(answer.get());
                }
                assertThat(receipts).hasSize(1);
            }
        }

        private void lock(Connection connection, UUID subject) throws SQLException {
            try (var select = connection.prepareStatement("select 1 from person where subject = ? for update")) {
                select.setObject(1, subject);
                select.execute();
            }
        }

        private int waitingForALock() throws SQLException {
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
                    var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }

        @Test
        void getsTheFirstAnswerAgainForTheSameKey() {
            act(person, "exam-news", "grant");
            var first = withKey("key-" + person, act("exam-news", "withdraw", true))
                    .statusCode(201)
                    .extract()
                    .<String>path("receiptId");

            withKey("key-" + person, act("exam-news", "withdraw", true))
                    .statusCode(201)
                    .body("receiptId", equalTo(first));
        }

        @Test
        void cannotUseAKeyForSomethingElse() {
            withKey("key2-" + person, act("exam-news", "grant", true));

            withKey("key2-" + person, act("exam-news", "refuse", true)).statusCode(422);
        }

        @Test
        void acceptsThePolicyForAPerson() {
            decide(person, "accept")
                    .statusCode(201)
                    .body("governing", equalTo(Asking.VERSION))
                    .body("revision", notNullValue());
        }

        @Test
        void cannotBeGrantedAnythingOnADeclinedVersion() {
            decide(person, "decline").statusCode(201);

            act(person, "exam-news", "grant").statusCode(409).body("type", equalTo("/problems/policy-declined"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"version\": \"1999-01-01\", \"decision\": \"accept\"}|422|version",
                    "{\"version\": \"2025-01-01\", \"decision\": \"maybe\"}|400|decision",
                    "{\"version\": \"2025-01-01\"}|400|decision",
                    "{\"decision\": \"accept\"}|400|version",
                    "{\"version\": 1, \"decision\": \"accept\"}|400|version"
                })
        void isToldThatThisIsNoDecision(String body, int status, String field) {
            request()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/subjects/{subject}/policy-decisions", person)
                    .then()
                    .statusCode(status)
                    .body("errors.field", hasItem(field));
        }

        private io.restassured.response.ValidatableResponse withKey(String key, String body) {
            return request()
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/subjects/{subject}/consents", person)
                    .then();
        }
    }

    @Nested
    @TestSecurity(user = "auditor", roles = "auditor")
    class AsAuditor {

        @Test
        void isTurnedAway() {
            act(person, "exam-news", "grant").statusCode(403);
            request().get("/subjects/{subject}/consents", person).then().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            act(person, "exam-news", "grant").statusCode(401);
            request().get("/subjects/{subject}/consents", person).then().statusCode(401);
            decide(person, "accept").statusCode(401);
        }
    }
}
