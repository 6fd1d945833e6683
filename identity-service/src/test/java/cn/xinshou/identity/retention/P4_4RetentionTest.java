package cn.xinshou.identity.retention;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.Speaking;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is kept longer than was promised: when its time is over an item goes, with all it ever was, and the person with the last of them. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(
        user = "officer",
        roles = {"privacy-officer", "platform"})
@Tag("P4.4")
class P4_4RetentionTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOON =
            OffsetDateTime.parse("2026-11-23T12:00:00+08:00").toInstant();
    private static final String ERASED = "cn.xinshou.identity.items-erased.v1";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Rules rules;

    @RestClient
    PolicyService policies;

    @Inject
    RunRetention retention;

    @Inject
    DropEnded dropEnded;

    @Inject
    DataSource source;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private UUID person = UUID.randomUUID();

    @BeforeEach
    void aPersonUnderThePolicyOf2025() {
        Consents.forget();
        clock.stopAt(NOON);
        rules.learn(policies.version("current"));
        person = profiled.with("{\"name\": \"端木祥瑞\", \"city\": \"上海\"}");
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate erasure, deletion, retention_policy, milestone, ended_purpose, hold cascade");
    }

    private void collected(UUID subject, String item, String purpose, String since) {
        database.execute("update profile_item set purpose = '%s', since = '%s' where subject = '%s' and item = '%s'"
                .formatted(purpose, since, subject, item));
    }

    private long rows(String table, String condition) {
        return database.count("select count(*) from " + table + " where subject = '" + person + "' and " + condition);
    }

    private static ValidatableResponse run(boolean dry) {
        return given().spec(Doors.json())
                .body("{\"dryRun\": " + dry + "}")
                .post("/retention")
                .then()
                .statusCode(200)
                .body("state", equalTo("done"));
    }

    private static void tell(String body) {
        given().spec(Doors.json())
                .body(body)
                .post("/retention/milestones")
                .then()
                .statusCode(204);
    }

    private void registeredFor(String exam, String until) {
        database.execute("""
                insert into registration_order (subject, order_id, exam, items, locked_from, locked_until, placed_at)
                values ('%s', gen_random_uuid()::text, '%s', '{name}', '2020-01-01', '%s', '2020-01-01')""".formatted(person, exam, until));
    }

    @ParameterizedTest
    @CsvSource({
        // a day more and a day less than the year, in days of China
        "becoming-longer, 2025-11-22T12:00:00+08:00, 0",
        "becoming-longer, 2025-11-24T12:00:00+08:00, 1",
        // the same moment of the day counts
        "becoming-longer, 2025-11-23T11:59:59+08:00, 0",
        "becoming-longer, 2025-11-23T12:00:01+08:00, 1",
        "corroboration, 2001-01-01T00:00:00+08:00, 1"
    })
    void anItemGoesWhenItsTimeIsOver(String purpose, String since, long left) {
        collected(person, "city", purpose, since);

        run(false);

        assertThat(rows("profile_item", "item = 'city'")).isEqualTo(left);
        assertThat(rows("profile_change", "item = 'city'")).isEqualTo(left);
        assertThat(rows("profile_item", "item = 'name'")).isOne();
    }

    @Test
    void itIsSaidWhichItemsWentAndWhy() {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            run(false).body("purposes.find { it.purpose == 'becoming-longer' }.erased", equalTo(1));

            var fact = topic.next(ERASED, person.toString(), SOON);
            Contract.of("identity-service").checkEvent(ERASED, fact.value());
            var said = JsonPath.from(new String(fact.value(), UTF_8));
            assertThat(said.getList("items")).isEqualTo(List.of("city"));
            assertThat(said.getString("ground")).isEqualTo("purpose-achieved");
        }
    }

    @Test
    void aDryRunTouchesNothing() {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");

        run(true)
                .body("dryRun", equalTo(true))
                .body("purposes.find { it.purpose == 'becoming-longer' }.due", equalTo(1))
                .body("purposes.find { it.purpose == 'becoming-longer' }.erased", equalTo(0));

        assertThat(rows("profile_item", "item = 'city'")).isOne();
    }

    @Test
    void aPersonOfWhomNothingIsLeftIsErased() {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");
        collected(person, "name", "becoming-longer", "2025-01-01T12:00:00Z");

        run(false).body("purposes.find { it.purpose == 'becoming-longer' }.gone", equalTo(1));

        assertThat(rows("erasure", "ground = 'purpose-achieved' and ordered_by = 'system'"))
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        // promised a year, later two: the year that was promised when it was collected binds
        "becoming-longer, 2026-02-01T12:00:00+08:00, 2027-03-01T12:00:00+08:00, 0",
        "becoming-longer, 2027-02-01T12:00:00+08:00, 2028-03-01T12:00:00+08:00, 1",
        // promised six months, later one: what is promised now binds
        "becoming-shorter, 2026-11-01T12:00:00+08:00, 2027-01-02T12:00:00+08:00, 0",
        "becoming-shorter, 2026-11-01T12:00:00+08:00, 2026-12-30T12:00:00+08:00, 1"
    })
    void ofTwoVersionsTheShorterTimeWins(String purpose, String since, String at, long left) {
        rules.learn(policies.version("2027-01-01"));
        collected(person, "city", purpose, since);
        clock.stopAt(OffsetDateTime.parse(at).toInstant());

        run(false);

        assertThat(rows("profile_item", "item = 'city'")).isEqualTo(left);
    }

    @Test
    void aPeriodCountsFromTheResultsOfTheLastExamination() {
        registeredFor("自学考试", "2025-01-01");
        registeredFor("成人高考", "2025-01-01");
        collected(person, "name", "exam-registration", "2024-01-01T00:00:00Z");
        collected(person, "city", "corroboration", "2024-01-01T00:00:00Z");
        tell("{\"event\": \"results\", \"exam\": \"自学考试\", \"at\": \"2025-06-01T00:00:00Z\"}");
        run(false);
        assertThat(rows("profile_item", "item = 'name'"))
                .as("one has no results yet")
                .isOne();
        tell("{\"event\": \"results\", \"exam\": \"成人高考\", \"at\": \"2025-12-01T00:00:00Z\"}");
        run(false);
        assertThat(rows("profile_item", "item = 'name'"))
                .as("a year is not over")
                .isOne();

        clock.stopAt(OffsetDateTime.parse("2026-12-02T12:00:00+08:00").toInstant());
        run(false);

        assertThat(rows("profile_item", "item = 'name'")).isZero();
        assertThat(rows("profile_item", "item = 'city'")).isOne();
    }

    @Test
    void aPeriodCountsFromAPersonsOwnDelivery() {
        collected(person, "city", "certificate-delivery", "2026-01-01T00:00:00Z");
        run(false);
        assertThat(rows("profile_item", "item = 'city'"))
                .as("nothing was delivered")
                .isOne();
        tell("{\"event\": \"delivery\", \"subject\": \"%s\", \"at\": \"2026-03-01T00:00:00Z\"}".formatted(person));

        run(false);

        assertThat(rows("profile_item", "item = 'city'")).isZero();
    }

    @Test
    void whatARunningRegistrationNeedsStays() {
        registeredFor("自学考试", "2027-01-01");
        collected(person, "name", "becoming-longer", "2025-01-01T12:00:00Z");

        run(false).body("purposes.find { it.purpose == 'becoming-longer' }.kept", equalTo(1));

        assertThat(rows("profile_item", "item = 'name'")).isOne();
    }

    @Test
    void nobodyWhoWritesHasToWait() throws SQLException {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select 1 from person_key where subject = ? for update")) {
                lock.setObject(1, person);
                lock.executeQuery().close();

                run(false).body("purposes.find { it.purpose == 'becoming-longer' }.busy", equalTo(1));
            }
            connection.rollback();
        }
        assertThat(rows("profile_item", "item = 'city'")).isOne();

        run(false);

        assertThat(rows("profile_item", "item = 'city'")).isZero();
    }

    @Test
    void whoeverNotesAReadNeitherWaitsNorKeepsAnything() throws SQLException {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var reading =
                    connection.prepareStatement("select 1 from person_key where subject = ? for key share")) {
                reading.setObject(1, person);
                reading.executeQuery().close();

                run(false).body("purposes.find { it.purpose == 'becoming-longer' }.busy", equalTo(0));
            }
            connection.rollback();
        }
        assertThat(rows("profile_item", "item = 'city'")).isZero();
    }

    @Test
    void thousandsGoBatchByBatch() {
        database.execute("""
                insert into person_key (subject, key_id, wrapped, created_at)
                select ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'k', '', now() from generate_series(1, 2500) n""");
        database.execute("""
                insert into profile (subject, version, created_at, changed_at)
                select subject, 1, now(), now() from person_key where key_id = 'k'""");
        database.execute("""
                insert into profile_item (subject, item, sealed, purpose, since)
                select subject, 'city', '', 'becoming-longer', '2025-01-01' from person_key where key_id = 'k'""");

        run(false)
                .body("purposes.find { it.purpose == 'becoming-longer' }.erased", equalTo(2_500))
                .body("purposes.find { it.purpose == 'becoming-longer' }.gone", equalTo(2_500));

        assertThat(database.count("select count(*) from profile_item where purpose = 'becoming-longer'"))
                .isZero();
    }

    @Test
    @Tag("control-broken")
    void aRunThatFindsNothingIsNoticed() {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");
        database.execute("update retention_rule set period = null, counted_from = null");

        assertThatThrownBy(() -> {
                    run(false);
                    assertThat(rows("profile_item", "item = 'city'")).isZero();
                })
                .isInstanceOf(AssertionError.class);
    }

    @Nested
    class AConsentThatWasWithdrawn {

        @BeforeEach
        void collectedForIt() {
            collected(person, "city", "corroboration", "2026-01-01T00:00:00Z");
        }

        private void says(String fact, String at) {
            Speaking.as(
                    "consent",
                    fact,
                    person,
                    "{\"subject\": \"%s\", \"purpose\": \"corroboration\", \"at\": \"%s\"}".formatted(person, at));
        }

        private void awaitPutDown(long rows) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(rows("ended_purpose", "true")).isEqualTo(rows));
        }

        @Test
        void takesItsItemsWithItAfterADay() {
            says("consent-withdrawn", "2026-11-23T03:00:00Z");
            awaitPutDown(1);
            dropEnded.look();
            assertThat(rows("profile_item", "item = 'city'")).isOne();

            clock.advance(Duration.ofHours(24));
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                dropEnded.look();

                assertThat(JsonPath.from(new String(
                                        topic.next(ERASED, person.toString(), SOON)
                                                .value(),
                                        UTF_8))
                                .getString("ground"))
                        .isEqualTo("consent-withdrawn");
            }
            assertThat(rows("profile_item", "item = 'city'")).isZero();
            assertThat(rows("profile_change", "item = 'city'")).isZero();
            assertThat(rows("ended_purpose", "true")).isZero();
        }

        @Test
        void takesNothingIfThePersonAgreesAnewInTime() {
            says("consent-withdrawn", "2026-11-23T03:00:00Z");
            awaitPutDown(1);
            says("consent-granted", "2026-11-23T03:30:00Z");
            awaitPutDown(0);

            clock.advance(Duration.ofHours(24));
            dropEnded.look();

            assertThat(rows("profile_item", "item = 'city'")).isOne();
        }

        @Test
        void leavesWhatAnotherPermittedPurposeNeeds() {
            Consents.grant(person, "becoming-longer", "city");
            says("consent-withdrawn", "2026-11-23T03:00:00Z");
            awaitPutDown(1);

            clock.advance(Duration.ofHours(24));
            dropEnded.look();

            assertThat(rows("profile_item", "item = 'city' and purpose = 'becoming-longer'"))
                    .isOne();
            assertThat(rows("ended_purpose", "true")).isZero();
        }

        @Test
        void waitsWhileNobodyCanSayWhetherAnotherPurposeNeedsIt() {
            says("consent-expired", "2026-11-23T03:00:00Z");
            awaitPutDown(1);
            Consents.mood("failing");

            clock.advance(Duration.ofHours(24));
            dropEnded.look();

            assertThat(rows("profile_item", "item = 'city'")).isOne();
            assertThat(rows("ended_purpose", "due_at > '2026-11-24T04:00:00Z'")).isOne();
        }
    }

    /** The cases of PIPL 47 that officers see to. */
    @ParameterizedTest
    @CsvSource({"service-ended", "unlawful", "other-law"})
    void whatOfficersLetGoOfIsRecordedWithItsCase(String ground) {
        collected(person, "city", "corroboration", "2026-01-01T00:00:00Z");
        String id = given().spec(Doors.json())
                .body("{\"ground\": \"%s\", \"purpose\": \"corroboration\", \"reason\": \"停止服务\"}".formatted(ground))
                .post("/deletions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().spec(Doors.json())
                .post("/deletions/{id}/confirm", id)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/another-officer-needed"));
        database.execute("update deletion set proposed_by = 'another'");
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            given().spec(Doors.json())
                    .post("/deletions/{id}/confirm", id)
                    .then()
                    .statusCode(200)
                    .body("report.erased", equalTo(1));

            assertThat(JsonPath.from(new String(
                                    topic.next(ERASED, person.toString(), SOON).value(), UTF_8))
                            .getString("ground"))
                    .isEqualTo(ground);
        }
        assertThat(rows("profile_item", "item = 'city'")).isZero();
        given().spec(Doors.json()).post("/deletions/{id}/confirm", id).then().statusCode(409);
        given().spec(Doors.json()).get("/deletions").then().statusCode(200).body("items.ground", hasItem(ground));
    }

    @Test
    void aPersonCanHaveSingleItemsDeleted() {
        String id = given().spec(Doors.json())
                .body(
                        "{\"subject\": \"%s\", \"kind\": \"deletion\", \"channel\": \"letter\", \"details\": {\"items\": [\"city\"]}}"
                                .formatted(person))
                .post("/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().spec(Doors.json()).post("/requests/{id}/verify", id).then().statusCode(200);
        given().spec(Doors.json())
                .body("{\"answer\": \"已删除\"}")
                .post("/requests/{id}/fulfil", id)
                .then()
                .statusCode(200);

        dropEnded.look();

        assertThat(rows("profile_item", "item = 'city'")).isZero();
        assertThat(rows("profile_item", "item = 'name'")).isOne();
        assertThat(rows("erasure", "true")).isZero();
    }

    @Test
    void newVersionsAreLearntWhereTheyArePublished() {
        Speaking.as(
                "consent",
                "policy-published",
                UUID.randomUUID(),
                "{\"version\": \"2027-01-01\", \"digests\": {},"
                        + " \"effectiveFrom\": \"2026-12-31T16:00:00Z\", \"at\": \"2026-11-01T00:00:00Z\"}");

        await().atMost(SOON)
                .untilAsserted(() -> given().spec(Doors.json())
                        .get("/retention")
                        .then()
                        .body("rules.version", hasItem("2027-01-01")));
    }

    @Test
    void rulesLastRunNextRunAndWhatWouldGoAreShown() {
        collected(person, "city", "becoming-longer", "2025-01-01T12:00:00Z");
        retention.nightly();
        collected(person, "name", "becoming-longer", "2025-01-01T12:00:00Z");

        given().spec(Doors.json())
                .get("/retention")
                .then()
                .statusCode(200)
                .body("rules.purpose", hasItems("exam-registration", "corroboration"))
                .body("rules.find { it.purpose == 'becoming-longer' }.period", equalTo("P1Y"))
                .body("lastRun.startedBy", notNullValue())
                .body("nextRun", equalTo("2026-11-23T19:00:00Z"))
                .body("due.find { it.purpose == 'becoming-longer' }.due", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /retention            | {}                                                                  | dryRun
            /retention            | {"dryRun": null}                                                    | dryRun
            /retention/milestones | {"event": "results", "at": "2026-01-01T00:00:00Z"}                   | exam
            /retention/milestones | {"event": "RESULTS", "exam": "x", "at": "2026-01-01T00:00:00Z"}      | event
            /retention/milestones | {"event": "results", "exam": "x"}                                   | at
            """)
    void isToldWhichFieldIsWrong(String path, String body, String field) {
        given().spec(Doors.json())
                .body(body)
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(org.hamcrest.Matchers.containsString(field)));
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000e1", roles = "data-subject")
    class AsAnybodyElse {

        @Test
        void isRefused() {
            given().spec(Doors.json()).get("/retention").then().statusCode(403);
            given().spec(Doors.json())
                    .body("{\"dryRun\": true}")
                    .post("/retention")
                    .then()
                    .statusCode(403);
            given().spec(Doors.json())
                    .body("{\"event\": \"results\", \"exam\": \"x\", \"at\": \"2026-01-01T00:00:00Z\"}")
                    .post("/retention/milestones")
                    .then()
                    .statusCode(403);
        }
    }
}
