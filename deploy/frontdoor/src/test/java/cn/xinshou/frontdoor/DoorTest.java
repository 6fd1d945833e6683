package cn.xinshou.frontdoor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = ServiceFixture.class, scope = TestResourceScope.GLOBAL)
class DoorTest {

    private static final String OWN = "0199a000-0000-7000-8000-000000000001";

    private static ValidatableResponse write(String subject, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/subjects/{subject}/notes", subject)
                .then();
    }

    private static ValidatableResponse writeOnce(String key, String text) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"text\": \"" + text + "\", \"weight\": 1}")
                .post("/subjects/{subject}/notes", OWN)
                .then();
    }

    private static long count() {
        return Long.parseLong(
                given().get("/subjects/{subject}/notes/count", OWN).asString());
    }

    @Nested
    class AsNobody {

        @Test
        void isAskedForAToken() {
            write(OWN, "{}").statusCode(401).contentType("application/problem+json");
        }

        @Test
        void isAskedForATokenAtMe() {
            given().get("/me/notes").then().statusCode(401).contentType("application/problem+json");
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void cannotActForAnother() {
            write(UUID.randomUUID().toString(), "{\"text\": \"x\", \"weight\": 1}")
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/forbidden"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"text": "x", "weight": "1"}          | weight
                {"text": "x", "weight": null}         | weight
                {"text": "x", "weight": 1.5}          | weight
                {"text": 7, "weight": 1}              | text
                {"weight": 1}                         | text
                {"text": "  ", "weight": 1}           | text
                {"text": "a\\u0000b", "weight": 1}    | text
                {"text": "\\ud800", "weight": 1}      | text
                {"text": "a\\u0007b", "weight": 1}    | text
                {"text": "x", "weight": 1, "at": 5}   | at
                {"text": "x", "weight": 1, "at": "2"} | at
                {"text": "x", "weight": 1, "no": 2}   | no
                {"text": "x", "weight": 1, "tags": [3]} | tags[0]
                {"text": "x", "text": "y"}            | body
                {"text": "x"                          | body
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            write(OWN, body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem(field));
        }

        @Test
        void mayUseRareCharacters() {
            write(OWN, "{\"text\": \"㐀𠮷·👩🏽\", \"weight\": 1}")
                    .statusCode(201)
                    .body("text", equalTo("㐀𠮷·👩🏽"));
        }

        @Test
        void learnsNothingOfAFailureButItsId() {
            write(OWN, "{\"text\": \"fail\", \"weight\": 1}")
                    .statusCode(500)
                    .body("type", equalTo("/problems/internal"))
                    .body("$", not(hasItem("trace")))
                    .body("detail", not(containsString("secret")));
        }

        @Test
        void isToldThatAnIdIsNone() {
            given().get("/subjects/{subject}/notes", "1-1-1-1-1")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("id"));
        }

        @Test
        void isToldThatANumberIsNone() {
            given().get("/subjects/{subject}/notes?limit=many", OWN)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", contains("limit"));
        }

        @ParameterizedTest
        @CsvSource({
            "since=yesterday, since",
            "since=5, since",
            "order=sideways, order",
            "limit=5%00, limit",
            "order=%0Anewest&limit=5, order",
            "%00=5, query"
        })
        void isToldWhichParameterIsWrong(String query, String parameter) throws IOException, InterruptedException {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                                            + "/subjects/" + OWN + "/notes?" + query))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"" + parameter + "\"");
        }

        @Test
        void readsTimesAndWordsOfTheContract() {
            given().queryParam("since", "2026-01-15T08:00:00+08:00")
                    .queryParam("order", "newest")
                    .get("/subjects/{subject}/notes", OWN)
                    .then()
                    .statusCode(200);
        }

        @Test
        void mayNotAskForTooMuch() {
            given().get("/subjects/{subject}/notes?limit=501", OWN)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("limit"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "99999999999999999999"})
        void isToldThatTheSizeOfAPageIsNoNumber(String limit) {
            given().get("/subjects/{subject}/notes?limit={limit}", OWN, limit)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("limit"));
        }

        @Test
        void cannotSendTenMegabytes() {
            write(OWN, "{\"text\": \"" + "x".repeat(10 << 20) + "\"}")
                    .statusCode(413)
                    .contentType("application/problem+json");
        }

        @Test
        void cannotSendTenMegabytesWithoutSayingSo() throws Exception {
            assertThat(sendChunked(10 << 20).statusCode()).isEqualTo(413);
        }

        @Test
        void isToldSoAsAProblem() throws Exception {
            assertThat(sendChunked(10 << 20).headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }

        @Test
        void maySendALittleWithoutSayingHowMuch() throws Exception {
            assertThat(sendChunked(5).statusCode()).isEqualTo(201);
        }

        // No Content-Length: the body comes in chunks (RFC 9112 section 7.1).
        private HttpResponse<String> sendChunked(int characters) throws IOException, InterruptedException {
            var body =
                    ("{\"text\": \"" + "x".repeat(characters) + "\", \"weight\": 1}").getBytes(StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/subjects/" + OWN + "/notes"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();
            try (var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
                return client.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }

        @Test
        void cannotHideNulInTheAddress() {
            given().urlEncodingEnabled(false)
                    .get("/subjects/" + OWN + "%00/notes")
                    .then()
                    .statusCode(400);
        }

        @Test
        void reachesTheirOwnUnderMe() {
            given().get("/me/notes?limit=7")
                    .then()
                    .statusCode(200)
                    .body("items", contains(7))
                    .body("next", equalTo(null));
        }

        @Test
        void reachesAnotherPathUnderMeWithBodyAndQuery() {
            given().body("dear diary")
                    .post("/me/diary/pages?title=one")
                    .then()
                    .statusCode(200)
                    .body(equalTo(OWN + " one dear diary"));
        }
    }

    @Nested
    @TestSecurity(user = "operator", roles = "operator")
    class AsOperator {

        @Test
        void seesThatNothingWasLeftOver() {
            given().get("/dead-letters")
                    .then()
                    .statusCode(200)
                    .body("items", empty())
                    .body("next", equalTo(null));
        }

        @Test
        void cannotReplayWhatIsNotThere() {
            given().post("/dead-letters/{id}/replay", UUID.randomUUID())
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }

        @Test
        void cannotInventACursor() {
            given().get("/dead-letters?cursor=AAAA").then().statusCode(400).body("errors.field", contains("cursor"));
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class WithAnIdempotencyKey {

        @Test
        void theFirstAnswerIsGivenAgain() {
            var key = UUID.randomUUID().toString();
            long first =
                    writeOnce(key, "once").statusCode(201).extract().jsonPath().getLong("id");

            writeOnce(key, "once").statusCode(201).body("id", equalTo((int) first));
        }

        @Test
        void otherContentIsRefused() {
            var key = UUID.randomUUID().toString();
            writeOnce(key, "one").statusCode(201);

            writeOnce(key, "two").statusCode(422).body("errors.field", contains("Idempotency-Key"));
        }

        @Test
        void aFailureIsNotRemembered() {
            var key = UUID.randomUUID().toString();
            writeOnce(key, "fail").statusCode(500);

            writeOnce(key, "works").statusCode(201);
        }

        @Test
        void aKeyThatIsNoneIsRefused() {
            writeOnce("k".repeat(129), "x").statusCode(400).body("errors.field", contains("Idempotency-Key"));
        }

        @Test
        void twoHundredAtOnceHaveOneEffect() throws Exception {
            var key = UUID.randomUUID().toString();
            var before = count();
            var ids = new HashSet<Integer>();
            try (var threads = Executors.newFixedThreadPool(32)) {
                var calls = IntStream.range(0, 200)
                        .mapToObj(i -> (Callable<Integer>) () ->
                                writeOnce(key, "race").statusCode(201).extract().path("id"))
                        .collect(Collectors.toList());
                for (Future<Integer> answer : threads.invokeAll(calls)) {
                    ids.add(answer.get());
                }
            }

            assertThat(ids).hasSize(1);
            assertThat(count()).isEqualTo(before + 1);
        }
    }
}
