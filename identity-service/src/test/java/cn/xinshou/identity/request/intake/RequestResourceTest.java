package cn.xinshou.identity.request.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class RequestResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-000000000002";

    /** 2026-11-23T04:00:00Z, the moment at which the clock stands. */
    private static final String AT_NOON = "1795406400";

    private static final String AN_HOUR_BEFORE = "1795402800";
    private static final Instant NOON = Instant.ofEpochSecond(1_795_406_400);

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(NOON);
        Consents.forget();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse file(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private static String filed(String path, String body) {
        return file(path, body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse act(String id, String act) {
        return given().spec(Doors.json()).post("/requests/{id}/{act}", id, act).then();
    }

    private static ValidatableResponse act(String id, String act, String body) {
        return given().spec(Doors.json())
                .body(body)
                .post("/requests/{id}/{act}", id, act)
                .then();
    }

    private static ValidatableResponse look(String id) {
        return given().spec(Doors.json()).get("/requests/{id}", id).then();
    }

    /** A request of the person, filed and in this state, as a neighbour of the tests below that act as somebody else. */
    private void existing(String id, String subject, String kind, String state) {
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended)
                values ('%s', '%s', '%s', '%s', 'online', 'self', '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z', '2026-12-20T00:00:00Z', 0, false)
                """.formatted(id, subject, kind, state));
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    @OidcSecurity(claims = @Claim(key = "auth_time", value = AT_NOON))
    class AsDataSubjectWhoHasJustSignedIn {

        @Test
        void asksAndIsOwedAnAnswerWithinThirtyDays() {
            file("/me/requests", """
                    {"kind": "deletion", "details": "请删除我的照片"}""")
                    .statusCode(201)
                    .body("id", notNullValue())
                    .body("subject", equalTo(OWN))
                    .body("state", equalTo("received"))
                    .body("receivedAt", equalTo("2026-11-23T04:00:00Z"))
                    .body("dueAt", equalTo("2026-12-14T04:00:00Z"))
                    .body("dueBecause", equalTo("working-days-15"))
                    .body("advice.zh", containsString("密码"))
                    .body("advice.en", containsString("password"))
                    .body("answerBy", equalTo("2026-12-23T04:00:00Z"))
                    .body("pausedDays", equalTo(0))
                    .body("extended", equalTo(false));
        }

        @Test
        void mayAskTheSameAgain() {
            filed("/me/requests", "{\"kind\": \"copy\"}");
            filed("/me/requests", "{\"kind\": \"copy\"}");

            given().spec(Doors.json())
                    .get("/me/requests")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(2))
                    .body("items.subject", everyItem(equalTo(OWN)))
                    .body("next", equalTo(null));
        }

        @Test
        void seesTheirOwnWordsAgain() {
            var id = filed("/me/requests", """
                    {"kind": "correction", "details": {"items": {"name": "李𠮷"}}, "proof": "户口本"}""");

            look(id).statusCode(200).body("details.items.name", equalTo("李𠮷")).body("proof", equalTo("户口本"));
        }

        @Test
        void getsACopyOfEverythingOnce() throws IOException {
            Consents.grant(UUID.fromString(OWN), "exam-registration", "name", "phone");
            var phone = People.phone();
            given().spec(Doors.json())
                    .body("""
                            {"name": "李𠮷 <b>", "phone": "%s"}""".formatted(phone).replace(" <b>", ""))
                    .put("/me/profile?purpose=exam-registration")
                    .then()
                    .statusCode(201);
            var id = filed("/me/requests", "{\"kind\": \"copy\"}");
            act(id, "verify")
                    .statusCode(200)
                    .body("state", equalTo("fulfilled"))
                    .body("decision.outcome", equalTo("fulfilled"))
                    .body("package.href", equalTo("/requests/" + id + "/package"));

            var answer = given().spec(Doors.json()).get("/requests/{id}/package", id);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/zip");
            var files = unzip(answer.asByteArray());
            assertThat(files).containsKeys("data.json", "data.html");
            var data = json.readTree(files.get("data.json"));
            assertThat(data.at("/items")).extracting(JsonNode::toString).anyMatch(item -> item.contains(phone));
            assertThat(data.at("/history")).hasSize(2);
            assertThat(files.get("data.html")).contains("李𠮷", phone, "exam-registration");
            given().spec(Doors.json())
                    .get("/requests/{id}/package", id)
                    .then()
                    .statusCode(410)
                    .body("type", equalTo("/problems/package-taken"));
        }

        @Test
        void gettingACopyIsAReadLikeAnyOther() {
            Consents.grant(UUID.fromString(OWN), "exam-registration", "name");
            given().spec(Doors.json())
                    .body("{\"name\": \"李明\"}")
                    .put("/me/profile?purpose=exam-registration")
                    .then()
                    .statusCode(201);
            var id = filed("/me/requests", "{\"kind\": \"access\"}");
            act(id, "verify").statusCode(200);
            given().spec(Doors.json()).get("/requests/{id}/package", id).then().statusCode(200);

            given().spec(Doors.json())
                    .get("/me/profile/readers")
                    .then()
                    .body("items[0].items", contains("name"))
                    .body("items[0].case", equalTo(id));
        }

        @Test
        void getsOnePackageHoweverManyTimesItIsFetchedAtOnce() throws Exception {
            var id = filed("/me/requests", "{\"kind\": \"copy\"}");
            act(id, "verify").statusCode(200);
            var url = Doors.url("/requests/" + id + "/package");

            try (var threads = Executors.newFixedThreadPool(8)) {
                var codes = threads.invokeAll(IntStream.range(0, 16)
                        .<Callable<Integer>>mapToObj(i -> () -> given().get(url).statusCode())
                        .toList());
                assertThat(codes).map(code -> code.get()).containsOnly(200, 410).containsOnlyOnce(200);
            }
        }

        @Test
        void comesTooLateForAPackageAfterAWeek() {
            var id = filed("/me/requests", "{\"kind\": \"copy\"}");
            act(id, "verify").statusCode(200);
            clock.advance(Duration.ofDays(7));

            given().spec(Doors.json())
                    .get("/requests/{id}/package", id)
                    .then()
                    .statusCode(410)
                    .body("type", equalTo("/problems/package-expired"));
        }

        @Test
        void waitsForTheDeskWhereAPersonMustDecide() {
            var id = filed("/me/requests", "{\"kind\": \"deletion\"}");

            act(id, "verify").statusCode(200).body("state", equalTo("in-progress"));

            given().spec(Doors.json()).get("/requests/{id}/package", id).then().statusCode(409);
        }

        @Test
        void cannotAnswerTheirOwnRequest() {
            var id = filed("/me/requests", "{\"kind\": \"deletion\"}");

            act(id, "fulfil", "{\"answer\": \"done\"}").statusCode(403);
            act(id, "refuse", "{\"ground\": \"4\", \"reason\": \"no\"}").statusCode(403);
        }

        @Test
        void findsNothingOfAnother() {
            var id = UUID.randomUUID().toString();
            existing(id, UUID.randomUUID().toString(), "copy", "received");

            look(id).statusCode(404);
            act(id, "verify").statusCode(404);
            given().spec(Doors.json()).get("/requests/{id}/package", id).then().statusCode(404);
            file("/requests", "{\"subject\": \"%s\", \"kind\": \"copy\"}".formatted(UUID.randomUUID()))
                    .statusCode(403);
        }

        @Test
        void getsTheFirstAnswerAgainForTheSameKey() {
            var key = UUID.randomUUID().toString();
            var first = given().spec(Doors.json())
                    .header("Idempotency-Key", key)
                    .body("{\"kind\": \"copy\", \"details\": \"一份\"}")
                    .post("/me/requests")
                    .path("id");

            given().spec(Doors.json())
                    .header("Idempotency-Key", key)
                    .body("{\"kind\": \"copy\", \"details\": \"一份\"}")
                    .post("/me/requests")
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(first));
            assertThat(database.count("select count(*) from request")).isOne();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {}                                                | kind
                {"kind": "money"}                                 | kind
                {"kind": 3}                                       | kind
                {"kind": "copy", "details": "  "}                 | details
                {"kind": "copy", "details": 7}                    | details
                {"kind": "copy", "details": "\\u0000"}            | details
                {"kind": "copy", "details": {"a": "\\ud800"}}     | details
                {"kind": "copy", "channel": "letter"}             | channel
                {"kind": "copy", "requester": "kin"}              | requester
                {"kind": "copy", "mailSetAside": true}            | mailSetAside
                {"kind": "copy", "subject": "me"}                 | subject
                {"kind": "copy", "price": 1}                      | price
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            file("/me/requests", body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors[0].field", containsString(field));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "state=gone",
                    "due=soon",
                    "due=2026-13-01",
                    "cursor=!",
                    "cursor=YQ",
                    "limit=0",
                    "limit=501",
                    "subject=x"
                })
        void isToldWhichParameterIsWrong(String query) {
            given().spec(Doors.json()).get("/me/requests?" + query).then().statusCode(400);
        }

        private static Map<String, String> unzip(byte[] zip) throws IOException {
            var files = new HashMap<String, String>();
            try (var input = new ZipInputStream(new ByteArrayInputStream(zip))) {
                for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                    files.put(entry.getName(), new String(input.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return files;
        }
    }

    /** The token of an identity provider that leaves {@code auth_time} out. */
    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    @OidcSecurity(claims = @Claim(key = "iat", value = AT_NOON))
    class AsDataSubjectWithATokenOfNow {

        @Test
        void isVerified() {
            var id = filed("/me/requests", "{\"kind\": \"copy\"}");

            act(id, "verify").statusCode(200).body("state", equalTo("fulfilled"));
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubjectWithoutAToken {

        @Test
        void waitsForAnOfficerToLook() {
            var id = filed("/me/requests", "{\"kind\": \"copy\"}");

            act(id, "verify").statusCode(200).body("state", equalTo("verifying"));
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    @OidcSecurity(claims = @Claim(key = "auth_time", value = AN_HOUR_BEFORE))
    class AsDataSubjectWhoSignedInLongAgo {

        @Test
        void waitsForAnOfficerToLook() {
            var id = filed("/me/requests", "{\"kind\": \"copy\"}");

            act(id, "verify").statusCode(200).body("state", equalTo("verifying"));

            given().spec(Doors.json()).get("/requests/{id}/package", id).then().statusCode(409);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void passesARequestOnAndFollowsItWithoutItsWords() {
            var subject = UUID.randomUUID().toString();
            var id = filed("/requests", """
                    {"subject": "%s", "kind": "copy", "details": "请寄给我"}""".formatted(subject));

            look(id).statusCode(200).body("channel", equalTo("platform")).body("details", equalTo(null));
            given().spec(Doors.json())
                    .get("/requests?subject={s}", subject)
                    .then()
                    .body("items", hasSize(1));
            given().spec(Doors.json())
                    .get("/requests")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("subject"));
        }

        @Test
        void decidesNothing() {
            var id = UUID.randomUUID().toString();
            existing(id, UUID.randomUUID().toString(), "copy", "received");

            act(id, "verify").statusCode(403);
            act(id, "fulfil").statusCode(403);
            given().spec(Doors.json()).get("/requests/{id}/package", id).then().statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            file("/requests", "{\"kind\": \"copy\"}").statusCode(401);
            given().spec(Doors.json()).get("/requests").then().statusCode(401);
            look(UUID.randomUUID().toString()).statusCode(401);
            act(UUID.randomUUID().toString(), "fulfil").statusCode(401);
            given().spec(Doors.json())
                    .get("/requests/{id}/package", UUID.randomUUID())
                    .then()
                    .statusCode(401);
        }
    }
}
