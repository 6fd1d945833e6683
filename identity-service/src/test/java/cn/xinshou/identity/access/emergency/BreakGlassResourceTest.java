package cn.xinshou.identity.access.emergency;

import static cn.xinshou.identity.Staffed.OFFICER;
import static cn.xinshou.identity.Staffed.OFFICER_2;
import static cn.xinshou.identity.Staffed.RESPONDER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
@Tag("P4.1")
class BreakGlassResourceTest {

    private static final String PERSON = "0199a000-0000-7000-8000-000000000009";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    @Inject
    MovableClock clock;

    @Inject
    MeterRegistry metrics;

    @Inject
    BreakGlass breakGlass;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private String phone;
    private UUID subject;

    @BeforeEach
    void somebodyInDanger() {
        phone = People.phone();
        subject = profiled.with("{\"name\": \"李明\", \"phone\": \"%s\", \"birthDate\": \"%s\"}"
                .formatted(phone, People.bornYearsAgo(12)));
        staffed.train(OFFICER);
        staffed.train(RESPONDER);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().spec(Doors.json()).body(body).post(path).then();
    }

    private ValidatableResponse use() {
        return post("/break-glass", "{\"subject\": \"%s\", \"reason\": \"当事人失联\"}".formatted(subject));
    }

    private ValidatableResponse read(String access) {
        return given().spec(Doors.json())
                .get("/profiles/{s}?purpose=emergency&case={c}&items=name,phone", subject, access)
                .then();
    }

    /** As if that account had been here. */
    private String usedBy(String account) {
        return breakGlass
                .use(subject, null, null, "当事人失联", new Actor(account, "privacy-officer"))
                .id()
                .toString();
    }

    private static ValidatableResponse review(String id, String body) {
        return post("/break-glass/" + id + "/review", body);
    }

    @Nested
    @TestSecurity(user = RESPONDER, roles = "responder")
    class AsResponder {

        @Test
        void readsAtOnceAndMasked() {
            String access = use().statusCode(201)
                    .body("usedBy", equalTo(RESPONDER))
                    .extract()
                    .path("id");

            read(access).statusCode(200).body("name", equalTo("李*"));
        }

        @Test
        void readsAnHourLongAndOnlyThisPerson() {
            String access = use().extract().path("id");

            given().spec(Doors.json())
                    .get("/profiles/{s}?purpose=emergency&case={c}", profiled.with("{\"name\": \"王明\"}"), access)
                    .then()
                    .statusCode(403)
                    .body("errors.field", contains("case"));
            clock.advance(Duration.ofMinutes(61));
            read(access).statusCode(403).body("errors.field", contains("case"));
        }

        @Test
        void readsOnNobodyElsesEmergency() {
            read(usedBy(OFFICER)).statusCode(403).body("errors.field", contains("case"));
        }

        @Test
        void readsNothingUntrainedHoweverUrgent() {
            database.execute("delete from training_record");

            read(use().extract().path("id")).statusCode(403).body("errors.field", contains("training"));
        }

        @Test
        void isHeardByEverybody() {
            var before = metrics.counter("xinshou.break.glass").count();
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                use().statusCode(201);

                var used = topic.next(
                        "cn.xinshou.identity.break-glass-used.v1", subject.toString(), Duration.ofSeconds(60));
                assertThat(new String(used.value(), StandardCharsets.UTF_8))
                        .contains(RESPONDER)
                        .doesNotContain("失联");
            }
            assertThat(metrics.counter("xinshou.break.glass").count()).isEqualTo(before + 1);
            assertThat(metrics.get("xinshou.break.glass.unreviewed").gauge().value())
                    .isEqualTo(1);
            assertThat(database.dump()).doesNotContain("失联");
        }

        @Test
        void getsNoFourthWhileThreeWaitForReview() {
            use().statusCode(201);
            use().statusCode(201);
            use().statusCode(201);

            use().statusCode(409).body("type", equalTo("/problems/emergency-unreviewed"));
        }

        @Test
        void breaksNothingForNobody() {
            post("/break-glass", "{\"subject\": \"%s\", \"reason\": \"x\"}".formatted(UUID.randomUUID()))
                    .statusCode(404);
        }

        @Test
        void reviewsNothing() {
            review(usedBy(OFFICER), "{\"justified\": true, \"words\": \"x\"}").statusCode(403);
            given().spec(Doors.json()).get("/break-glass").then().statusCode(403);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                {"reason": "x"}                                         | subject
                {"subject": null, "reason": "x"}                        | subject
                {"subject": "S"}                                        | reason
                {"subject": "S", "reason": ""}                          | reason
                {"subject": "S", "reason": ["x"]}                       | reason
                {"subject": "S", "reason": "x", "hours": 5}             | hours
                """)
        void isToldWhichFieldIsWrong(String body, String field) {
            post("/break-glass", body.replace("\"S\"", "\"" + subject + "\""))
                    .statusCode(400)
                    .body("errors[0].field", containsString(field));
        }
    }

    @Nested
    @TestSecurity(user = OFFICER, roles = "privacy-officer")
    class AsOfficer {

        @Test
        void reviewsWhatAColleagueDidOnce() {
            var id = usedBy(OFFICER_2);
            given().spec(Doors.json())
                    .get("/break-glass?reviewed=false")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id));

            review(id, "{\"justified\": false, \"words\": \"没有危险\"}")
                    .statusCode(200)
                    .body("justified", equalTo(false))
                    .body("reviewedBy", equalTo(OFFICER));

            review(id, "{\"justified\": true, \"words\": \"x\"}").statusCode(409);
            given().spec(Doors.json())
                    .get("/break-glass?reviewed=true")
                    .then()
                    .body("items[0].review", equalTo("没有危险"));
        }

        @Test
        void reviewsNothingOfTheirOwn() {
            String id = use().extract().path("id");

            review(id, "{\"justified\": true, \"words\": \"x\"}")
                    .statusCode(403)
                    .body("errors.field", contains("id"));
        }

        @Test
        @Tag("control-broken")
        void cannotEvenBehindTheServiceReviewTheirOwn() {
            use().statusCode(201);

            assertThatThrownBy(() ->
                            database.execute("update emergency_access set reviewed_by = used_by, justified = true"))
                    .hasMessageContaining("emergency_access_is_reviewed_by_somebody_else");
        }

        @Test
        void reviewsOnlyWhatHappened() {
            review(UUID.randomUUID().toString(), "{\"justified\": true, \"words\": \"x\"}")
                    .statusCode(404);
            review(usedBy(OFFICER_2), "{\"words\": \"x\"}").statusCode(400).body("errors.field", contains("justified"));
            review(usedBy(OFFICER_2), "{\"justified\": true}").statusCode(400).body("errors.field", contains("words"));
            given().spec(Doors.json()).get("/break-glass?reviewed=maybe").then().statusCode(400);
        }
    }

    @Nested
    @TestSecurity(user = PERSON, roles = "data-subject")
    class AsThePerson {

        @Test
        void breaksNoGlass() {
            use().statusCode(403);
            review(usedBy(OFFICER), "{\"justified\": true, \"words\": \"x\"}").statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            use().statusCode(401);
            review(usedBy(OFFICER), "{}").statusCode(401);
        }
    }
}
