package cn.xinshou.identity.correction;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.order.GivenOrders;
import cn.xinshou.identity.profile.HeldValues;
import cn.xinshou.identity.right.Wish;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A correction with evidence is open for every item, immutable and locked ones too, and a person decides (PIPL 46). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.2")
class P5_2CorrectionRequestTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final String right = People.idNumber();

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    GivenOrders locks;

    @Inject
    HeldValues held;

    @Inject
    MovableClock clock;

    private UUID person;

    @BeforeEach
    void somebodyIsRegistered() {
        clock.stopAt(NOON);
        person = profiled.with("{\"name\": \"李明\", \"idNumber\": \"%s\"}".formatted(People.idNumber()));
        Acting.asPlatform();
        given().spec(Doors.json())
                .body("""
                        {"order": "O-1", "exam": "自学考试", "items": ["name"], "from": "2026-11-01T00:00:00Z",
                         "until": "2026-12-01T00:00:00Z"}""")
                .post("/profiles/{s}/registration-orders", person)
                .then()
                .statusCode(201);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        Acting.asNobody();
    }

    private String asked(String details) {
        Acting.asPerson(person, NOON);
        String id = given().spec(Doors.json())
                .body("{\"kind\": \"correction\", \"details\": %s}".formatted(details))
                .post("/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(id, "verify", "{}").statusCode(200);
        return id;
    }

    private ValidatableResponse act(String id, String act, String body) {
        return given().spec(Doors.json())
                .body(body)
                .post("/requests/{id}/{act}", id, act)
                .then();
    }

    private void granted(String details) {
        var id = asked(details);
        Acting.asOfficer("officer");
        act(id, "fulfil", "{\"answer\": \"已核实并更正\"}").statusCode(200).body("state", equalTo("fulfilled"));
        Acting.asPerson(person, NOON);
    }

    private void holds(Item item, String value) {
        assertThat(held.value(person, item)).isEqualTo(value);
    }

    @Test
    void anImmutableItemIsCorrectedByAPersonAndTheHistorySaysByWhichRequest() {
        granted("{\"items\": {\"idNumber\": \"%s\"}, \"evidence\": \"户口本\"}".formatted(right));

        holds(Item.ID_NUMBER, right);
        assertThat(database.count("select count(*) from profile_change c join request r on r.id = c.request"
                        + " where c.item = 'idNumber' and c.actor = 'officer'"))
                .isOne();
    }

    @Test
    void aLockedItemIsCorrectedByAPerson() {
        granted("{\"items\": {\"name\": \"李铭\"}, \"evidence\": \"户口本\"}");

        holds(Item.NAME, "李铭");
    }

    @Test
    @Tag("control-broken")
    void aDecisionThatChangesNothingIsNoticed() {
        QuarkusMock.installMockForType(
                new CarryOutCorrection(null) {
                    @Override
                    public JsonNode fulfil(Wish wish) {
                        return null;
                    }
                },
                CarryOutCorrection.class);

        assertThatThrownBy(this::aLockedItemIsCorrectedByAPerson).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothingChangesBeforeAPersonDecides() {
        asked("{\"items\": {\"name\": \"李铭\"}}");

        holds(Item.NAME, "李明");
    }

    @Test
    void whatWasAskedInWordsIsPutIntoItemsByTheOfficer() {
        var id = asked("\"名字里是铭字\"");
        Acting.asOfficer("officer");
        act(id, "fulfil", "{\"answer\": \"已更正\", \"items\": {\"name\": \"李铭\"}}")
                .statusCode(200);

        Acting.asPerson(person, NOON);
        holds(Item.NAME, "李铭");
        given().spec(Doors.json())
                .get("/requests/{id}", id)
                .then()
                .body("decision.answer.done.corrected", contains("name"));
    }

    @Test
    void twoCorrectionsAtOnceBothHappen() throws Exception {
        var one = asked("{\"items\": {\"name\": \"李铭\"}}");
        var other = asked("{\"items\": {\"idNumber\": \"%s\"}}".formatted(right));
        Acting.asOfficer("officer");

        atOnce(one, other);

        Acting.asPerson(person, NOON);
        holds(Item.NAME, "李铭");
        holds(Item.ID_NUMBER, right);
    }

    @Test
    void aCorrectionAndALockThatRaceLeaveBoth() throws Exception {
        var one = asked("{\"items\": {\"name\": \"李铭\"}}");
        Acting.asOfficer("officer");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var fulfilled = threads.submit(
                    () -> act(one, "fulfil", "{\"answer\": \"已更正\"}").extract().statusCode());
            var placed = threads.submit(() -> {
                locks.place(person, "O-2");
                return true;
            });
            assertThat(fulfilled.get()).isEqualTo(200);
            assertThat(placed.get()).isTrue();
        }

        Acting.asPerson(person, NOON);
        holds(Item.NAME, "李铭");
        assertThat(database.count("select count(*) from registration_order")).isEqualTo(2);
    }

    private void atOnce(String... ids) throws Exception {
        try (var threads = Executors.newFixedThreadPool(ids.length)) {
            for (var code : threads.invokeAll(IntStream.range(0, ids.length)
                    .<Callable<Integer>>mapToObj(i -> () -> act(ids[i], "fulfil", "{\"answer\": \"已更正\"}")
                            .extract()
                            .statusCode())
                    .toList())) {
                assertThat(code.get()).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                     | details.items
            {"items": {}}                                          | details.items
            {"items": "name"}                                      | details.items
            {"items": {"shoeSize": "43"}}                          | details.items.shoeSize
            {"items": {"phone": "1"}}                              | details.items.phone
            {"items": {"name": 7}}                                 | details.items.name
            {"items": {"name": "李铭"}, "evidence": 7}             | details.evidence
            {"items": {"name": "李铭"}, "purpose": "Exam!"}        | details.purpose
            {"item": "name", "should be": "李铭"}                  | details
            """)
    void isToldAtOnceWhichFieldIsWrong(String details, String field) {
        Acting.asPerson(person, NOON);
        given().spec(Doors.json())
                .body("{\"kind\": \"correction\", \"details\": %s}".formatted(details))
                .post("/requests")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }
}
