package cn.xinshou.identity.hold;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Speaking;
import cn.xinshou.identity.erasure.destruction.GivenErasures;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold keeps from deletion what a proceeding needs, and nobody uses it for anything else meanwhile. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(
        user = "officer",
        roles = {"privacy-officer", "platform"})
@Tag("P4.4")
class P4_4HoldTest {

    private static final String BODY = """
            {"subject": "%s", "basis": "民事诉讼法 84", "document": "%s", "until": "2099-01-01T00:00:00Z", "reason": "诉讼保全"}""";

    private static final String DIGEST = "ab".repeat(32);

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    GivenErasures erasures;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private UUID person = UUID.randomUUID();

    @BeforeEach
    void aPerson() {
        Consents.forget();
        person = profiled.with("{\"name\": \"端木祥瑞\"}");
        Consents.grant(person, "exam-registration", "name");
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        database.execute("truncate erasure, hold, restriction cascade");
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private String proposed() {
        return post("/holds", BODY.formatted(person, DIGEST))
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .extract()
                .path("id");
    }

    /** By two people; the first is not the one in this test's token. */
    private String inForce() {
        var id = proposed();
        database.execute("update hold set proposed_by = 'another' where id = '" + id + "'");
        confirm(id).statusCode(200).body("state", equalTo("in-force")).body("confirmedBy", equalTo("officer"));
        return id;
    }

    private static ValidatableResponse confirm(String id) {
        return given().spec(Doors.json()).post("/holds/{id}/confirm", id).then();
    }

    private long profiles() {
        return database.count("select count(*) from profile where subject = '" + person + "'");
    }

    private ValidatableResponse read() {
        return given().spec(Doors.json())
                .get("/profiles/{s}?purpose=exam-registration&items=name", person)
                .then();
    }

    @Test
    void whoProposesItCannotConfirmIt() {
        confirm(proposed()).statusCode(403).body("type", equalTo("/problems/another-officer-needed"));
    }

    @Test
    void whileItStandsAnErasureWaitsAndTheDataAreOnlyStored() {
        inForce();
        read().statusCode(200);

        erasures.erase(person);

        assertThat(profiles()).isOne();
        read().statusCode(403).body("type", equalTo("/problems/person-restricted"));
        post("/profiles/" + person + "/registration-orders", "{}").statusCode(400);
    }

    @Test
    void whenItIsReleasedTheErasureGoesOn() {
        var id = inForce();
        erasures.erase(person);

        post("/holds/" + id + "/release", "{\"reason\": \"案件已审结\"}")
                .statusCode(200)
                .body("state", equalTo("released"))
                .body("releaseReason", equalTo("案件已审结"));
        erasures.carryOut();

        assertThat(profiles()).isZero();
    }

    @Test
    void aProposalKeepsNothing() {
        proposed();

        erasures.erase(person);

        assertThat(profiles()).isZero();
    }

    @Test
    void isReleasedOnceAndOnlyWhileInForce() {
        var id = proposed();
        post("/holds/" + id + "/release", "{\"reason\": \"x\"}").statusCode(409).body("state", equalTo("proposed"));
        post("/holds/" + UUID.randomUUID() + "/release", "{\"reason\": \"x\"}").statusCode(404);

        var standing = inForce();
        post("/holds/" + standing + "/release", "{\"reason\": \"x\"}").statusCode(200);
        post("/holds/" + standing + "/release", "{\"reason\": \"x\"}")
                .statusCode(409)
                .body("state", equalTo("released"));
    }

    @Test
    void isConfirmedOnceAndNotAfterItsRelease() {
        var id = inForce();
        confirm(id).statusCode(409).body("state", equalTo("in-force"));
        post("/holds/" + id + "/release", "{\"reason\": \"x\"}").statusCode(200);

        confirm(id).statusCode(409).body("state", equalTo("released"));
        confirm(UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void whileAnotherStandsTheReleaseOfOneChangesNothing() {
        var one = inForce();
        var other = inForce();
        erasures.erase(person);

        post("/holds/" + one + "/release", "{\"reason\": \"案件已审结\"}").statusCode(200);
        erasures.carryOut();

        assertThat(profiles()).isOne();
        read().statusCode(403).body("type", equalTo("/problems/person-restricted"));
        post("/holds/" + other + "/release", "{\"reason\": \"案件已审结\"}").statusCode(200);
        erasures.carryOut();
        assertThat(profiles()).isZero();
    }

    @Test
    void keepsNothingOfAnybodyElse() {
        var other = profiled.with("{\"name\": \"王芳\"}");
        inForce();

        erasures.erase(other);

        assertThat(database.count("select count(*) from profile where subject = '" + other + "'"))
                .isZero();
    }

    @Test
    void isProposedConfirmedAndReleasedOnceUnderOneKey() {
        var body = BODY.formatted(person, DIGEST);
        var id = isDoneOnce(201, "/holds", body, "/holds", body.replace(DIGEST, "cd".repeat(32)));
        var other = proposed();
        database.execute("update hold set proposed_by = 'another'");
        isDoneOnce(200, "/holds/" + id + "/confirm", "{}", "/holds/" + other + "/confirm", "{}");
        var release = "/holds/" + id + "/release";
        isDoneOnce(200, release, "{\"reason\": \"案件已审结\"}", release, "{\"reason\": \"撤诉\"}");

        assertThat(database.count("select count(*) from hold")).isEqualTo(2);
        assertThat(database.count("select count(*) from hold where state = 'proposed'"))
                .isOne();
    }

    private static String isDoneOnce(int status, String path, String body, String otherPath, String otherBody) {
        var key = UUID.randomUUID().toString();
        var first = once(key, path, body).statusCode(status).extract();
        assertThat(once(key, path, body).statusCode(status).extract().asString())
                .isEqualTo(first.asString());
        once(key, otherPath, otherBody).statusCode(422).body("type", equalTo("/problems/key-reused"));
        return first.path("id");
    }

    private static ValidatableResponse once(String key, String path, String body) {
        return given().spec(Doors.json())
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then();
    }

    @Test
    void areListedPageByPage() {
        var newest = List.of(proposed(), proposed(), proposed()).reversed();
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = given().spec(Doors.json())
                    .get("/holds?subject=" + person + "&limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(newest);
        given().spec(Doors.json())
                .get("/holds?cursor=elsewhere")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("cursor"));
    }

    @Test
    void isListedForThePerson() {
        inForce();

        given().spec(Doors.json())
                .get("/holds?subject=" + person)
                .then()
                .body("items", hasSize(1))
                .body("items.basis", hasItem("民事诉讼法 84"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "document": "%s"   | "document": "x"                   | document
            "basis": "民事诉讼法 84" | "basis": ""                     | basis
            "2099-01-01"       | "2020-01-01"                      | until
            "subject": "%s"    | "subjects": []                    | subjects
            "subject": "%s"    | "subject": "1"                    | subject
            "reason": "诉讼保全" | "reason": null                    | reason
            """)
    void isToldWhichFieldIsWrong(String part, String wrong, String field) {
        var subject = UUID.randomUUID().toString();
        var template = part.contains("2099") ? BODY.replace("2099-01-01", "2020-01-01") : BODY.replace(part, wrong);
        var body = template.contains("%s")
                ? template.replaceFirst("\"subject\": \"%s\"", "\"subject\": \"" + subject + "\"")
                        .replace("%s", DIGEST)
                : template;

        post("/holds", body).statusCode(400).body("errors.field", hasItem(containsString(field)));
    }

    @Test
    @Tag("control-broken")
    void aHoldThatIsIgnoredIsNoticed() {
        inForce();
        database.execute("update hold set until = now() - interval '1 day'");

        assertThatThrownBy(() -> {
                    erasures.erase(person);
                    assertThat(profiles()).isOne();
                })
                .isInstanceOf(AssertionError.class);
    }

    /** Restricted by the person, by a request. */
    @Nested
    @TestSecurity(
            user = "officer",
            roles = {"privacy-officer", "platform"})
    @Tag("P5.5")
    class ARestriction {

        private void asked() {
            var id = UUID.randomUUID();
            database.execute("""
                    insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended)
                    values ('%s', '%s', 'restriction', 'in-progress', 'online', 'self', now(), now() + interval '15 days',
                            now() + interval '30 days', 0, false)""".formatted(id, person));
            post("/requests/" + id + "/fulfil", "{\"answer\": \"已限制\"}").statusCode(200);
        }

        @Test
        void stopsReadingAndCollecting() {
            asked();

            read().statusCode(403).body("reason", equalTo("restricted"));
            given().spec(Doors.json())
                    .header("If-Match", "\"1\"")
                    .body("{\"name\": \"王明\"}")
                    .put("/profiles/{s}?purpose=exam-registration", person)
                    .then()
                    .statusCode(403);
        }

        private void lift() {
            Speaking.as(
                    "consent",
                    "person-changed",
                    person,
                    "{\"subject\": \"%s\", \"change\": \"released\", \"revision\": 1,".formatted(person)
                            + " \"at\": \"2026-11-23T04:00:00Z\"}");
        }

        private void released(String hold) {
            post("/holds/" + hold + "/release", "{\"reason\": \"案件已审结\"}").statusCode(200);
        }

        /** Whichever was there first. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void outlivesAHoldThatIsReleased(boolean askedFirst) {
            if (askedFirst) {
                asked();
            }
            var hold = inForce();
            erasures.erase(person);
            if (!askedFirst) {
                asked();
            }

            released(hold);

            read().statusCode(403).body("reason", equalTo("restricted"));
        }

        @Test
        void thatAHoldBroughtAboutOutlivesThePersonsOwn() {
            inForce();
            erasures.erase(person);
            asked();
            database.untilAllIsSaid();

            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                lift();

                // Consent-service heard the person and has to hear this.
                var told = topic.next(
                        "cn.xinshou.identity.restriction-changed.v1", person.toString(), Duration.ofSeconds(60));
                assertThat(new String(told.value(), StandardCharsets.UTF_8))
                        .contains("\"restricted\":true", "\"cause\":\"hold\"");
            }
            read().statusCode(403);
        }

        @Test
        void endsWhenThePersonLiftsIt() {
            asked();

            lift();

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> read().statusCode(200));
        }

        @Test
        @Tag("control-broken")
        void thatIsForgottenIsNoticed() {
            asked();
            database.execute("truncate restriction");

            assertThatThrownBy(() -> read().statusCode(403)).isInstanceOf(AssertionError.class);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000e1", roles = "data-subject")
    class AsAnybodyElse {

        @Test
        void isRefused() {
            post("/holds", BODY.formatted(person, DIGEST)).statusCode(403);
            given().spec(Doors.json()).get("/holds").then().statusCode(403);
            given().spec(Doors.json())
                    .post("/holds/{id}/confirm", UUID.randomUUID())
                    .then()
                    .statusCode(403);
        }
    }
}
