package cn.xinshou.identity.kept;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Staffed;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.1")
class KeptRecordResourceTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Duration THREE_YEARS = Duration.ofDays(3 * 365 + 1);
    private static final String DUTY = "disclosure-proof";
    private static final String CONTENT = "{\"to\": \"乌鲁木齐考试院\", \"phone\": \"13877776666\"}";
    private static final String REASON = "上官检查员要看";

    private final UUID subject = UUID.randomUUID();

    @Inject
    KeptRecords records;

    @Inject
    AskAccess ask;

    @Inject
    DecideAccess decide;

    @Inject
    ReadKeptRecord reading;

    @Inject
    KeptEnds ends;

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Staffed staffed;

    @Inject
    MovableClock clock;

    @BeforeEach
    void standStill() {
        clock.stopAt(NOON);
        // Everybody here has learnt what whoever reads personal data must, for as long as the clock may go.
        for (var officer : new String[] {"officer-1", "officer-2"}) {
            staffed.train(officer, "'2026-01-01'", "'2036-01-01'");
        }
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    @Nested
    @TestSecurity(user = "officer-2", roles = "privacy-officer")
    class AsPrivacyOfficer {

        @Test
        void readsOnceWhatAnotherOfficerApproved() {
            var kept = keep(subject);
            var access = asked(kept);
            decide.decide(kept, access, true, "officer-1");

            read(kept, access)
                    .statusCode(200)
                    .body("content", equalTo(Base64.getEncoder().encodeToString(CONTENT.getBytes(UTF_8))))
                    .body("duty", equalTo(DUTY))
                    .body("subject", equalTo(subject.toString()));
            read(kept, access)
                    .statusCode(409)
                    .body("type", equalTo("/problems/kept-access-state"))
                    .body("state", equalTo("read"));
        }

        @Test
        void readsNothingWithoutACurrentTrainingRecord() {
            var kept = keep(subject);
            var access = asked(kept);
            decide.decide(kept, access, true, "officer-1");
            database.execute("update training_record set valid_until = '2026-11-01' where account = 'officer-2'");

            read(kept, access)
                    .statusCode(403)
                    .body("type", equalTo("/problems/staff-access-denied"))
                    .body("errors.field", equalTo(java.util.List.of("training")));

            staffed.train("officer-2", "'2026-11-02'", "'2027-11-02'");
            read(kept, access).statusCode(200).header("Xinshou-Watermark", containsString(access.toString()));
        }

        @Test
        void readsOnceHoweverManyReadAtOnce() {
            var kept = keep(subject);
            var access = asked(kept);
            decide.decide(kept, access, true, "officer-1");
            Callable<Integer> reading = () -> read(kept, access).extract().statusCode();

            try (var threads = Executors.newFixedThreadPool(8)) {
                var statuses = IntStream.range(0, 8)
                        .mapToObj(i -> threads.submit(reading))
                        .toList();

                assertThat(statuses)
                        .extracting(java.util.concurrent.Future::get)
                        .containsOnlyOnce(200)
                        .contains(409);
            }
        }

        @Test
        void doesNotApproveTheirOwnWish() {
            var kept = keep(subject);
            var access = asked(kept);

            post(kept, access, "approve").statusCode(403).body("type", equalTo("/problems/another-officer-needed"));
            post(kept, access, "refuse").statusCode(403);
            read(kept, access).statusCode(409).body("state", equalTo("asked"));
        }

        @Test
        void approvesWhatAnotherAskedForAndDoesNotReadIt() {
            var kept = keep(subject);
            var access = ask.ask(kept, DUTY, REASON, "officer-1").id();

            given().spec(Doors.json())
                    .get("/kept-records/{id}", kept)
                    .then()
                    .statusCode(200)
                    .body("accesses[0].reason", equalTo(REASON))
                    .body("accesses[0].askedBy", equalTo("officer-1"));
            post(kept, access, "approve").statusCode(200).body("state", equalTo("approved"));
            post(kept, access, "refuse").statusCode(409);
            read(kept, access).statusCode(403);
        }

        @Test
        void doesNotReadWhatAnotherRefused() {
            var kept = keep(subject);
            var access = asked(kept);
            decide.decide(kept, access, false, "officer-1");

            read(kept, access).statusCode(409).body("state", equalTo("refused"));
        }

        @Test
        void doesNotReadLongAfterTheApproval() {
            var kept = keep(subject);
            var access = asked(kept);
            decide.decide(kept, access, true, "officer-1");
            clock.advance(Duration.ofDays(7));

            read(kept, access).statusCode(409).body("state", equalTo("expired"));
        }

        @Test
        void asksForTheDutyItIsKeptForAndNoOther() {
            wish(keep(subject), "{\"duty\": \"marketing\", \"reason\": \"x\"}")
                    .statusCode(403)
                    .body("type", equalTo("/problems/kept-for-another-duty"))
                    .body("errors[0].field", equalTo("duty"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"reason\": \"x\"} | duty",
                    "{\"duty\": null, \"reason\": \"x\"} | duty",
                    "{\"duty\": \"disclosure-proof\"} | reason",
                    "{\"duty\": \"disclosure-proof\", \"reason\": \"  \"} | reason",
                    "{\"duty\": \"disclosure-proof\", \"reason\": 7} | reason",
                    "{\"duty\": \"disclosure-proof\", \"reason\": \"\\u0000\"} | reason",
                })
        void isToldWhichFieldIsWrong(String body, String field) {
            wish(keep(subject), body).statusCode(400).body("errors[0].field", equalTo(field));
        }

        @Test
        void isToldThatTheReasonIsTooLong() {
            wish(keep(subject), "{\"duty\": \"disclosure-proof\", \"reason\": \"%s\"}".formatted("很".repeat(1_001)))
                    .statusCode(400)
                    .body("errors[0].field", equalTo("reason"));
        }

        @Test
        void findsNothingUnderAnUnknownId() {
            var kept = keep(subject);
            var access = asked(keep(subject));

            given().spec(Doors.json())
                    .get("/kept-records/{id}", UUID.randomUUID())
                    .then()
                    .statusCode(404);
            wish(UUID.randomUUID(), "{\"duty\": \"disclosure-proof\", \"reason\": \"x\"}")
                    .statusCode(404);
            read(kept, access).statusCode(404);
        }

        @Test
        void seesWhatIsKeptWithoutItsContentSoonestFirst() {
            var later = keep(subject, THREE_YEARS.plusDays(1));
            var sooner = keep(subject, THREE_YEARS);
            keep(UUID.randomUUID(), Duration.ofDays(1));

            var next = list("limit=1&subject=" + subject)
                    .body("items", hasSize(1))
                    .body("items[0].id", equalTo(sooner.toString()))
                    .body("items[0].content", nullValue())
                    .extract()
                    .<String>path("next");
            list("limit=1&subject=" + subject + "&cursor=" + next)
                    .body("items[0].id", equalTo(later.toString()))
                    .body("next", nullValue());
            list("duty=other").body("items", hasSize(0));
            given().spec(Doors.json()).get("/kept-records?cursor=eA").then().statusCode(400);
        }

        @Test
        void findsNothingFromItsEndOnEvenBeforeItIsDropped() {
            var kept = keep(subject);
            clock.advance(THREE_YEARS);

            given().spec(Doors.json()).get("/kept-records/{id}", kept).then().statusCode(404);
            list("subject=" + subject).body("items", hasSize(0));
        }

        @Test
        void readsItAlthoughThePersonWasErased() {
            var person = profiled.with("{\"name\": \"李明\"}");
            var kept = keep(person);
            var access = asked(kept);
            decide.decide(kept, access, true, "officer-1");
            database.execute("delete from person_key where subject = '" + person + "'");

            read(kept, access).statusCode(200);

            assertThat(database.count("select count(*) from profile_read where subject = '" + person + "'"))
                    .isZero();
            assertThat(database.count("select count(*) from person_key where subject = '" + person + "'"))
                    .isZero();
        }

        @Test
        void isSeenByThePersonWhoStillHasAProfile() {
            var person = profiled.with("{\"name\": \"李明\"}");
            var kept = keep(person);
            var access = asked(kept);
            decide.decide(kept, access, true, "officer-1");

            read(kept, access).statusCode(200);

            assertThat(database.count("select count(*) from profile_read where subject = '" + person
                            + "' and purpose = 'disclosure-proof' and reader = 'officer-2' and case_id = '" + access
                            + "'"))
                    .isOne();
        }

        private static ValidatableResponse list(String query) {
            return given().spec(Doors.json())
                    .get("/kept-records?" + query)
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    @TestSecurity(
            user = "somebody",
            roles = {"platform", "data-subject", "auditor", "policy-editor", "service-breach"})
    class AsAnybodyElse {

        @ParameterizedTest
        @ValueSource(strings = {"", "/accesses", "/accesses/{a}/approve", "/accesses/{a}/refuse", "/accesses/{a}/read"})
        void isNotLetIn(String path) {
            var where = "/kept-records/" + keep(subject)
                    + path.replace("{a}", UUID.randomUUID().toString());

            given().spec(Doors.json())
                    .body("{\"duty\": \"disclosure-proof\", \"reason\": \"x\"}")
                    .request(path.isEmpty() ? "GET" : "POST", where)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsNobody {

        @ParameterizedTest
        @ValueSource(strings = {"/kept-records", "/kept-records/0199a000-0000-7000-8000-000000000001"})
        void isNotLetIn(String path) {
            given().spec(Doors.json()).get(path).then().statusCode(401);
        }
    }

    @Nested
    class ByItself {

        @Test
        void goesAtItsEndWithEverythingThatWasAskedAboutIt() {
            var kept = keep(subject);
            ask.ask(kept, DUTY, REASON, "officer-1");
            var longer = keep(subject, THREE_YEARS.plusSeconds(1));
            clock.advance(THREE_YEARS);

            ends.look();

            assertThat(database.count("select count(*) from kept_record")).isOne();
            assertThat(database.count("select count(*) from kept_record where id = '" + longer + "'"))
                    .isOne();
            assertThat(database.count("select count(*) from kept_access")).isZero();
        }

        @Test
        void showsNothingToWhoeverHasTheDatabase() {
            ask.ask(keep(subject), DUTY, REASON, "officer-1");

            assertThat(database.dump())
                    .contains(subject.toString())
                    .doesNotContain("乌鲁木齐考试院", "13877776666", REASON)
                    .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(CONTENT.getBytes(UTF_8)));
        }

        @Test
        void isNotKeptWithoutAWordForTheDutyOrAfterItsEnd() {
            assertThatThrownBy(() -> keep(subject, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                            .call(() -> records.keep(subject, "for 13900000000", new byte[0], NOON.plusSeconds(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @Tag("control-broken")
        void movedToAnotherPersonOrDutyItDoesNotOpen() {
            var kept = keep(subject);
            database.execute("update kept_record set duty = 'marketing' where id = '" + kept + "'");
            var access = ask.ask(kept, "marketing", REASON, "officer-1").id();
            decide.decide(kept, access, true, "officer-2");

            assertThatThrownBy(() -> reads(kept, access)).hasMessageContaining("do not open");
        }
    }

    private void reads(UUID kept, UUID access) {
        reading.read(kept, access, new cn.xinshou.identity.reading.Actor("officer-1", "privacy-officer"));
    }

    private UUID keep(UUID person) {
        return keep(person, THREE_YEARS);
    }

    private UUID keep(UUID person, Duration forThatLong) {
        return QuarkusTransaction.requiringNew()
                .call(() -> records.keep(person, DUTY, CONTENT.getBytes(UTF_8), NOON.plus(forThatLong)));
    }

    private static UUID asked(UUID kept) {
        return UUID.fromString(wish(kept, "{\"duty\": \"disclosure-proof\", \"reason\": \"%s\"}".formatted(REASON))
                .statusCode(201)
                .body("state", equalTo("asked"))
                .body("reason", nullValue())
                .extract()
                .path("id"));
    }

    private static ValidatableResponse wish(UUID kept, String body) {
        return given().spec(Doors.json())
                .body(body)
                .post("/kept-records/{id}/accesses", kept)
                .then();
    }

    private static ValidatableResponse read(UUID kept, UUID access) {
        return post(kept, access, "read");
    }

    private static ValidatableResponse post(UUID kept, UUID access, String verb) {
        return given().spec(Doors.json())
                .post("/kept-records/{id}/accesses/{access}/" + verb, kept, access)
                .then();
    }
}
