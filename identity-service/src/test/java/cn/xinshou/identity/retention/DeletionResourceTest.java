package cn.xinshou.identity.retention;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Profiled;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers let go of takes two of them, takes what it names and happens once. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class DeletionResourceTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ERASED = "cn.xinshou.identity.items-erased.v1";

    private static final String PROPOSAL = """
            {"ground": "unlawful", "purpose": "corroboration", "reason": "未经同意收集"}""";

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private UUID person;

    @BeforeEach
    void aPersonWithTwoItemsForIt() {
        Consents.forget();
        person = withTwoItems();
        Acting.asOfficer("officer");
    }

    @AfterEach
    void tidyUp() {
        database.empty();
        database.execute("truncate erasure, deletion, ended_purpose, hold, restriction cascade");
        Acting.asNobody();
    }

    private UUID withTwoItems() {
        var somebody = profiled.with("{\"name\": \"端木祥瑞\", \"city\": \"上海\", \"education\": \"本科\"}");
        database.execute("update profile_item set purpose = 'corroboration' where item <> 'name' and subject = '"
                + somebody + "'");
        return somebody;
    }

    private static ValidatableResponse propose(String body) {
        return given().spec(Doors.json()).body(body).post("/deletions").then();
    }

    private static String proposed(String body) {
        return propose(body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse confirm(String id) {
        return given().spec(Doors.json()).post("/deletions/{id}/confirm", id).then();
    }

    private static ValidatableResponse once(String key, String path, String body) {
        return given().spec(Doors.json())
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then();
    }

    private String held(UUID of) {
        return database.text(
                "select coalesce(string_agg(item, ' ' order by item), '') from profile_item where subject = '" + of
                        + "'");
    }

    @Test
    void isProposedOnceUnderOneKey() {
        var key = UUID.randomUUID().toString();

        var first = once(key, "/deletions", PROPOSAL).statusCode(201).extract().asString();

        assertThat(once(key, "/deletions", PROPOSAL).statusCode(201).extract().asString())
                .isEqualTo(first);
        once(key, "/deletions", PROPOSAL.replace("unlawful", "other-law"))
                .statusCode(422)
                .body("type", equalTo("/problems/key-reused"));
        assertThat(database.count("select count(*) from deletion")).isOne();
    }

    @Test
    void isConfirmedOnceUnderOneKey() {
        var id = proposed(PROPOSAL);
        var other = proposed(PROPOSAL);
        Acting.asOfficer("officer2");
        var key = UUID.randomUUID().toString();

        var first = once(key, "/deletions/" + id + "/confirm", "{}")
                .statusCode(200)
                .body("report.erased", equalTo(2))
                .extract()
                .asString();

        assertThat(once(key, "/deletions/" + id + "/confirm", "{}")
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo(first);
        once(key, "/deletions/" + other + "/confirm", "{}").statusCode(422);
        confirm(id).statusCode(409).body("type", equalTo("/problems/deletion-state"));
    }

    /** An empty list could be meant for nobody, and would be taken for everybody. */
    @ParameterizedTest
    @ValueSource(strings = {"subjects", "items"})
    void isNotProposedForAListOfNothing(String field) {
        propose(PROPOSAL.replace("}", ", \"" + field + "\": []}"))
                .statusCode(400)
                .body("errors.field", contains(field));

        assertThat(database.count("select count(*) from deletion")).isZero();
    }

    @Test
    void takesTwoOfficers() {
        var id = proposed(PROPOSAL);

        confirm(id).statusCode(403).body("type", equalTo("/problems/another-officer-needed"));

        assertThat(held(person)).isEqualTo("city education name");
        Acting.asOfficer("officer2");
        confirm(id).statusCode(200).body("proposedBy", equalTo("officer")).body("confirmedBy", equalTo("officer2"));
        assertThat(held(person)).isEqualTo("name");
    }

    /** The cases of PIPL 47 that officers see to. */
    @ParameterizedTest
    @CsvSource({"service-ended", "unlawful", "other-law"})
    void isRecordedWithItsCase(String ground) {
        var id = proposed(PROPOSAL.replace("unlawful", ground));
        Acting.asOfficer("officer2");
        try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
            confirm(id).statusCode(200);

            var fact = topic.next(ERASED, person.toString(), SOON);
            assertThat(JsonPath.from(new String(fact.value(), UTF_8)).getString("ground"))
                    .isEqualTo(ground);
        }
        given().spec(Doors.json())
                .get("/deletions")
                .then()
                .statusCode(200)
                .body("items.ground", contains(ground))
                .body("items[0].report.erased", equalTo(2));
    }

    @Test
    void takesThePeopleAndItemsItNamesAndNobodyElses() {
        var other = withTwoItems();
        var id = proposed("""
                {"ground": "other-law", "purpose": "corroboration", "reason": "裁定", "subjects": ["%s"], "items": ["city"]}""".formatted(person));
        Acting.asOfficer("officer2");

        confirm(id).statusCode(200).body("report.erased", equalTo(1));

        assertThat(held(person)).isEqualTo("education name");
        assertThat(held(other)).isEqualTo("city education name");
    }

    /** A hold keeps the items and purposes it names, and no others. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "items": ["city"]                                     | city name
            "items": ["name"]                                     | name
            "purposes": ["corroboration"]                         | city education name
            "purposes": ["exam-registration"]                     | name
            "items": ["city"], "purposes": ["corroboration"]      | city name
            "items": ["city"], "purposes": ["exam-registration"]  | name
            """)
    void leavesWhatAHoldKeeps(String kept, String left) {
        String hold = given().spec(Doors.json())
                .body("""
                        {"subject": "%s", "basis": "民事诉讼法 84", "document": "%s", "until": "2099-01-01T00:00:00Z", "reason": "保全", %s}
                        """.formatted(person, "ab".repeat(32), kept))
                .post("/holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var id = proposed(PROPOSAL);
        Acting.asOfficer("officer2");
        given().spec(Doors.json()).post("/holds/{id}/confirm", hold).then().statusCode(200);

        confirm(id).statusCode(200);

        assertThat(held(person)).isEqualTo(left);
    }

    @Test
    void forgetsWhomItConcernedOnceItIsDone() {
        var id = proposed("""
                {"ground": "other-law", "purpose": "corroboration", "reason": "裁定", "subjects": ["%s"]}""".formatted(person));
        assertThat(database.dump()).contains(person.toString());
        Acting.asOfficer("officer2");
        confirm(id).statusCode(200);

        assertThat(database.count("select count(*) from deletion where subjects <> '{}'"))
                .isZero();
    }

    @Test
    void areListedPageByPageNewestFirst() {
        var newest = Stream.of("一", "二", "三", "四", "五")
                .map(reason -> proposed(PROPOSAL.replace("未经同意收集", reason)))
                .toList()
                .reversed();
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = given().spec(Doors.json())
                    .get("/deletions?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(newest);
    }

    @ParameterizedTest
    @CsvSource({"cursor=elsewhere, cursor", "limit=0, limit", "limit=501, limit", "limit=x, limit"})
    void whoeverPagesWronglyIsToldWhichParameterItIs(String query, String field) {
        given().spec(Doors.json())
                .get("/deletions?" + query)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(org.hamcrest.Matchers.containsString(field)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                                      | ground
            {"ground": "unlawful", "reason": "x"}                                                   | purpose
            {"ground": "unlawful", "purpose": "No Purpose", "reason": "x"}                          | purpose
            {"ground": "unlawful", "purpose": "corroboration"}                                      | reason
            {"ground": "unlawful", "purpose": "corroboration", "reason": " "}                       | reason
            {"ground": "because", "purpose": "corroboration", "reason": "x"}                        | ground
            {"ground": "person-asked", "purpose": "corroboration", "reason": "x"}                   | ground
            {"ground": "consent-withdrawn", "purpose": "corroboration", "reason": "x"}              | ground
            {"ground": "unlawful", "purpose": "corroboration", "reason": "x", "items": ["shoe"]}    | items
            {"ground": "unlawful", "purpose": "corroboration", "reason": "x", "subjects": ["me"]}   | subjects
            {"ground": "unlawful", "purpose": "corroboration", "reason": "x", "when": "now"}        | when
            """)
    void isToldWhichFieldIsWrong(String body, String field) {
        propose(body).statusCode(400).body("errors.field", hasItem(org.hamcrest.Matchers.containsString(field)));
        assertThat(database.count("select count(*) from deletion")).isZero();
    }

    @Test
    void oneThatNobodyProposedIsNotConfirmed() {
        confirm(UUID.randomUUID().toString()).statusCode(404);
        confirm("x").statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    }

    @Test
    void areForOfficersAlone() {
        var id = proposed(PROPOSAL);
        for (Runnable somebodyElse : List.<Runnable>of(
                Acting::asPlatform, () -> Acting.asPerson(person, Instant.now()), () -> Acting.as("a", "auditor"))) {
            somebodyElse.run();
            propose(PROPOSAL).statusCode(403);
            confirm(id).statusCode(403);
            given().spec(Doors.json()).get("/deletions").then().statusCode(403);
        }
        Acting.asNobody();
        propose(PROPOSAL).statusCode(401);
        confirm(id).statusCode(401);
        Acting.asOfficer("officer");
        given().spec(Doors.json()).get("/deletions").then().body("items[0].confirmedBy", nullValue());
    }
}
