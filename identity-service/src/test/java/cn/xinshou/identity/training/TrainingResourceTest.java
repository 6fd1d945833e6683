package cn.xinshou.identity.training;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class TrainingResourceTest {

    private static final String EVIDENCE = "0123456789abcdef".repeat(4);

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.parse("2026-11-23T04:00:00Z"));
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("delete from training_course where id <> 'personal-data'");
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private static ValidatableResponse pass(String account, String more) {
        return post("/trainings", """
                {"account": "%s", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "evidence": "%s"%s}
                """.formatted(account, EVIDENCE, more));
    }

    @Nested
    @TestSecurity(user = "officer-2", roles = "privacy-officer")
    class AsOfficer {

        @Test
        void recordsThatAColleaguePassed() {
            pass("officer-1", "")
                    .statusCode(201)
                    .body("id", notNullValue())
                    .body("recordedBy", equalTo("officer-2"))
                    .body("validUntil", equalTo("2027-11-20T01:00:00Z"));

            given().spec(Doors.json())
                    .get("/trainings?account=officer-1")
                    .then()
                    .statusCode(200)
                    .body("items.course", contains("personal-data"));
        }

        @Test
        @Tag("P4.1")
        void recordsNothingForThemself() {
            pass("officer-2", "").statusCode(403).body("errors.field", contains("account"));
        }

        @Test
        @Tag("P4.1")
        @Tag("control-broken")
        void cannotEvenBehindTheServiceRecordForThemself() {
            assertThatThrownBy(() -> database.execute("""
                    insert into training_record (id, account, course, passed_at, valid_until, evidence, recorded_by, recorded_at)
                    values (gen_random_uuid(), 'x', 'personal-data', now(), now() + interval '1 day', 'e', 'x', now())""")).hasMessageContaining("training_record_is_by_somebody_else");
        }

        @Test
        void revokesAColleaguesRecordOnce() {
            String id = pass("officer-1", "").extract().path("id");

            post("/trainings/" + id + "/revoke", "").statusCode(200).body("revokedAt", equalTo("2026-11-23T04:00:00Z"));
            post("/trainings/" + id + "/revoke", "").statusCode(409);
            post("/trainings/" + UUID.randomUUID() + "/revoke", "").statusCode(404);
        }

        @Test
        void addsACourse() {
            post("/trainings/courses", """
                    {"id": "minors-data", "title": {"zh": "未成年人", "en": "Minors"}, "months": 6, "requiredFrom": "2027-01-01T00:00:00Z"}""").statusCode(201);

            given().spec(Doors.json())
                    .get("/trainings/courses")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem("minors-data"));
            post("/trainings/courses", """
                    {"id": "minors-data", "title": {"zh": "未成年人", "en": "Minors"}, "months": 6}""").statusCode(409);
        }

        @Test
        void locksNobodyOutOverNight() {
            post("/trainings/courses", """
                    {"id": "minors-data", "title": {"zh": "x", "en": "x"}, "months": 6, "requiredFrom": "2026-11-22T00:00:00Z"}""").statusCode(400).body("errors.field", contains("requiredFrom"));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"account": "a", "course": "no-such", "passedAt": "2026-11-20T01:00:00Z", "evidence": "E"}        | course
                {"account": "a", "course": "personal-data", "passedAt": "2026-11-24T01:00:00Z", "evidence": "E"}  | passedAt
                {"account": "a", "course": "personal-data", "passedAt": "-9999-01-01T00:00:00Z", "evidence": "E"} | passedAt
                {"account": "a", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "validUntil": "2026-11-20T01:00:00Z", "evidence": "E"} | validUntil
                {"account": "a", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "validUntil": "2027-11-20T01:00:01Z", "evidence": "E"} | validUntil
                {"account": "a", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "evidence": "xyz"} | evidence
                {"account": "a", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z"}                    | evidence
                {"account": " ", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "evidence": "E"}  | account
                {"account": "a", "course": "personal-data", "passedAt": "yesterday", "evidence": "E"}             | passedAt
                {"account": null, "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "evidence": "E"} | account
                {"account": "a", "course": "personal-data", "passedAt": "2026-11-20T01:00:00Z", "evidence": "E", "by": "me"} | by
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            post("/trainings", body.replace("\"E\"", "\"" + EVIDENCE + "\""))
                    .statusCode(400)
                    .body("errors[0].field", containsString(field));
        }

        @Test
        void pagesThroughTheRegister() {
            pass("officer-1", "");
            pass("officer-3", "");

            String next = given().spec(Doors.json())
                    .get("/trainings?limit=1")
                    .then()
                    .body("items", hasSize(1))
                    .extract()
                    .path("next");

            given().spec(Doors.json())
                    .get("/trainings?limit=1&cursor=" + next)
                    .then()
                    .body("items", hasSize(1))
                    .body("next", equalTo(null));
            given().spec(Doors.json()).get("/trainings?cursor=x").then().statusCode(400);
        }
    }

    @Nested
    @TestSecurity(
            user = "somebody",
            roles = {"responder", "platform", "data-subject", "auditor", "operator", "approver", "policy-editor"})
    class AsAnybodyElse {

        @Test
        void keepsNoRegister() {
            pass("officer-1", "").statusCode(403);
            given().spec(Doors.json()).get("/trainings").then().statusCode(403);
            given().spec(Doors.json()).get("/trainings/courses").then().statusCode(403);
            post("/trainings/" + UUID.randomUUID() + "/revoke", "").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            pass("officer-1", "").statusCode(401);
            given().spec(Doors.json()).get("/trainings").then().statusCode(401);
        }
    }
}
