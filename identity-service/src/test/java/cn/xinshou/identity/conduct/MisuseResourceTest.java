package cn.xinshou.identity.conduct;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static cn.xinshou.identity.Staffed.RESPONDER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sees data misused can say so, and somebody who is not concerned answers. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.6")
class MisuseResourceTest {

    private static final String PERSON = "0199a000-0000-7000-8000-000000000056";

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void stopTheClock() {
        // A Monday; New Year's Day lies in between for reports of December only.
        clock.stopAt(Instant.parse("2026-11-23T04:00:00Z"));
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private static ValidatableResponse get(String path) {
        return given().spec(Doors.json()).get(path).then();
    }

    private String read(String subject, String reader) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into profile_read (reading, subject, items, purpose, reader, role, unmasked, at)
                values ('%s', '%s', '{phone}', 'rights-requests', '%s', 'privacy-officer', true, now())
                """.formatted(id, subject, reader));
        return id.toString();
    }

    /** As if that account had reported; the words open for nobody. */
    private String reported(String reporter, String about) {
        var id = UUID.randomUUID();
        database.execute("""
                insert into misuse_report (id, reporter, about, words, received_at, due_at)
                values ('%s', '%s', %s, 'x', '2026-11-23T04:00:00Z', '2026-12-14T04:00:00Z')
                """.formatted(id, reporter, about == null ? "null" : "'" + about + "'"));
        return id.toString();
    }

    private static ValidatableResponse answer(String id) {
        return post("/misuse-reports/" + id + "/answer", "{\"outcome\": \"confirmed\", \"words\": \"已停止其访问\"}");
    }

    @Nested
    @TestSecurity(user = PERSON, roles = "data-subject")
    class AsThePerson {

        @Test
        void pointsAtALineOfTheirListAndIsOwedAnAnswer() {
            var reading = read(PERSON, OFFICER);

            String id = post(
                            "/me/misuse-reports",
                            "{\"reading\": \"%s\", \"words\": \"为何查看我的电话13812345678？\"}".formatted(reading))
                    .statusCode(201)
                    .body("about", equalTo(OFFICER))
                    .body("state", equalTo("received"))
                    .body("dueAt", equalTo("2026-12-14T04:00:00Z"))
                    .extract()
                    .path("id");

            get("/misuse-reports/" + id).statusCode(200).body("words", containsString("为何查看"));
            get("/me/misuse-reports").statusCode(200).body("items.id", contains(id));
            assertThat(database.dump()).doesNotContain("为何查看", "13812345678");
        }

        @Test
        void pointsAtNoLineOfAnothersList() {
            post(
                            "/misuse-reports",
                            "{\"reading\": \"%s\", \"words\": \"x\"}"
                                    .formatted(read(UUID.randomUUID().toString(), OFFICER)))
                    .statusCode(400)
                    .body("errors.field", contains("reading"));
            post("/misuse-reports", "{\"reading\": \"%s\", \"words\": \"x\"}".formatted(UUID.randomUUID()))
                    .statusCode(400);
        }

        @Test
        void blamesNobodyElseForARead() {
            post(
                            "/misuse-reports",
                            "{\"reading\": \"%s\", \"about\": \"somebody\", \"words\": \"x\"}"
                                    .formatted(read(PERSON, OFFICER)))
                    .statusCode(400)
                    .body("errors.field", contains("about"));
        }

        @Test
        void seesNoReportsOfOthersAndAnswersNone() {
            var others = reported(OFFICER, null);

            get("/misuse-reports").statusCode(200).body("items", empty());
            get("/misuse-reports/" + others).statusCode(404);
            answer(others).statusCode(403);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {}                                          | words
                {"words": ""}                               | words
                {"words": null}                             | words
                {"words": ["x"]}                            | words
                {"words": "x", "reading": "7"}              | reading
                {"words": "x", "about": " "}                | about
                {"words": "x", "severity": "high"}          | severity
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            post("/misuse-reports", body).statusCode(400).body("errors[0].field", containsString(field));
        }
    }

    @Nested
    @TestSecurity(user = RESPONDER, roles = "responder")
    class AsStaff {

        @Test
        void reportsAColleagueWithoutBeingNamed() {
            String id = post("/misuse-reports", "{\"about\": \"%s\", \"words\": \"把名单发给了朋友\"}".formatted(OFFICER))
                    .statusCode(201)
                    .extract()
                    .path("id");

            assertThat(get("/misuse-reports/" + id).statusCode(200).extract().asString())
                    .contains("把名单发给了朋友")
                    .doesNotContain(RESPONDER);
        }
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void answersWhatDoesNotConcernThemOnce() {
            var id = reported(RESPONDER, OFFICER_2);
            get("/misuse-reports?state=received").statusCode(200).body("items.id", contains(id));

            answer(id)
                    .statusCode(200)
                    .body("state", equalTo("answered"))
                    .body("outcome", equalTo("confirmed"))
                    .body("answeredBy", equalTo(OFFICER));

            answer(id).statusCode(409);
            get("/misuse-reports?state=received").body("items", empty());
        }

        @Test
        void neitherSeesNorAnswersWhatAccusesThem() {
            var id = reported(PERSON, OFFICER);

            get("/misuse-reports").body("items", empty());
            get("/misuse-reports/" + id).statusCode(404);
            answer(id).statusCode(403).body("errors.field", contains("id"));
        }

        @Test
        void answersNothingOfTheirOwn() {
            answer(reported(OFFICER, OFFICER_2)).statusCode(403);
        }

        @Test
        @Tag("control-broken")
        void cannotEvenBehindTheServiceAnswerWhatAccusesThem() {
            reported(PERSON, OFFICER);

            assertThatThrownBy(() ->
                            database.execute("update misuse_report set outcome = 'UNFOUNDED', answered_by = about"))
                    .hasMessageContaining("misuse_report_is_answered_by_somebody_else");
        }

        @Test
        void saysWhatWasFound() {
            var id = reported(RESPONDER, OFFICER_2);

            post("/misuse-reports/" + id + "/answer", "{\"words\": \"x\"}")
                    .statusCode(400)
                    .body("errors.field", contains("outcome"));
            post("/misuse-reports/" + id + "/answer", "{\"outcome\": \"guilty\", \"words\": \"x\"}")
                    .statusCode(400);
            post("/misuse-reports/" + id + "/answer", "{\"outcome\": \"unclear\"}")
                    .statusCode(400)
                    .body("errors.field", contains("words"));
            answer(UUID.randomUUID().toString()).statusCode(404);
        }

        @Test
        void isWokenForWhatIsOverdue() {
            reported(RESPONDER, null);
            assertThat(overdue()).isZero();

            clock.advance(Duration.ofDays(22));

            assertThat(overdue()).isEqualTo(1);
        }

        private double overdue() {
            return metrics.get("xinshou.misuse.overdue").gauge().value();
        }

        @Test
        void pagesThroughThem() {
            reported(RESPONDER, null);
            reported(RESPONDER, OFFICER_2);

            String next = get("/misuse-reports?limit=1")
                    .body("items", hasSize(1))
                    .extract()
                    .path("next");
            get("/misuse-reports?limit=1&cursor=" + next)
                    .body("items", hasSize(1))
                    .body("next", equalTo(null));
            get("/misuse-reports?cursor=x").statusCode(400);
            get("/misuse-reports?state=open").statusCode(400);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void reportsNothing() {
            post("/misuse-reports", "{\"words\": \"x\"}").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            post("/misuse-reports", "{\"words\": \"x\"}").statusCode(401);
            get("/misuse-reports").statusCode(401);
        }
    }
}
