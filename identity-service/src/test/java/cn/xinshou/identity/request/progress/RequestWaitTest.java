package cn.xinshou.identity.request.progress;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static cn.xinshou.identity.request.Desk.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.request.Desk;
import cn.xinshou.identity.request.clock.DeskClock;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves a request's work, and that nothing moves its answer. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class RequestWaitTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    DeskClock deskClock;

    @Inject
    MovableClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(NOON);
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        Acting.asNobody();
    }

    private String inProgress(String kind) {
        Acting.asPerson(person, clock.instant());
        var id = filed("{\"kind\": \"%s\"}".formatted(kind));
        act(id, "verify").statusCode(200).body("state", equalTo("in-progress"));
        return id;
    }

    @Test
    void waitsForThePersonAndGoesOnWithTheirReply() {
        var id = inProgress("transfer");
        Acting.asOfficer("officer");
        act(id, "pause", "{\"reason\": \"缺少接收方名称\", \"words\": \"请补充\"}")
                .statusCode(200)
                .body("state", equalTo("paused"))
                .body("answerBy", equalTo("2026-12-23T04:00:00Z"));
        clock.advance(Duration.ofDays(4));

        Acting.asPerson(person, NOON);
        act(id, "reply", "{\"words\": \"接收方是某大学\"}")
                .statusCode(200)
                .body("state", equalTo("in-progress"))
                .body("pausedDays", equalTo(4))
                .body("dueAt", equalTo("2026-12-27T04:00:00Z"))
                .body("answerBy", equalTo("2026-12-23T04:00:00Z"));

        look(id).body("correspondence.kind", contains("pause", "reply"))
                .body("correspondence[0].words.reason", equalTo("缺少接收方名称"))
                .body("correspondence[1].words", equalTo("接收方是某大学"));
        assertThat(database.dump()).doesNotContain("某大学", "接收方");
    }

    @Test
    void isExtendedOnlyIfThePersonAgrees() {
        var id = inProgress("transfer");
        Acting.asOfficer("officer");
        act(id, "extend", "{\"until\": \"2027-01-10\", \"reason\": \"需要核实\"}")
                .statusCode(200)
                .body("extended", equalTo(false))
                .body("extensionProposed", equalTo("2027-01-10T16:00:00Z"))
                .body("dueAt", equalTo("2026-12-23T04:00:00Z"));
        act(id, "agree", "{\"agreed\": true, \"words\": \"说好了\"}").statusCode(403);

        Acting.asPerson(person, NOON);
        act(id, "agree", "{\"agreed\": true}")
                .statusCode(200)
                .body("extended", equalTo(true))
                .body("dueBecause", equalTo("agreed"))
                .body("dueAt", equalTo("2027-01-10T16:00:00Z"))
                .body("answerBy", equalTo("2026-12-23T04:00:00Z"));
        act(id, "agree", "{\"agreed\": true}").statusCode(409);
    }

    @Test
    void anOfficerWritesDownTheWordOfSomebodyWhoWrote() {
        Acting.asOfficer("officer");
        var id = filed("""
                {"subject": "%s", "kind": "transfer", "channel": "letter"}""".formatted(person));
        act(id, "verify").statusCode(200);
        act(id, "extend", "{\"until\": \"2027-01-10\", \"reason\": \"需要核实\"}").statusCode(200);

        act(id, "agree", "{\"agreed\": true}").statusCode(400).body("errors.field", contains("words"));
        act(id, "agree", "{\"agreed\": true, \"words\": \"来信同意\"}")
                .statusCode(200)
                .body("extended", equalTo(true));
    }

    private void register(String order, String until, String tickets) {
        Acting.asPlatform();
        given().spec(Doors.json())
                .body("""
                        {"order": "%s", "exam": "自学考试", "items": ["name"], "from": "2026-11-01T00:00:00Z",
                         "until": "%s", "ticketsAt": %s}
                        """.formatted(order, until, tickets == null ? "null" : "\"" + tickets + "\""))
                .post("/profiles/{subject}/registration-orders", person)
                .then()
                .statusCode(201);
        Acting.asPerson(person, NOON);
    }

    /** The fact that an order was placed travels for a moment. */
    private static void isDueBy(String id, String due) {
        await("the work to be due by " + due)
                .atMost(Duration.ofSeconds(60))
                .until(() -> look(id).extract().<String>path("dueAt"), due::equals);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-12-01T00:00:00Z, -,                    registration-closes
            2027-03-01T00:00:00Z, 2026-12-01T00:00:00Z, tickets-printed
            """)
    void isDueEarlierOnceThePersonRegistersForAnExaminationAfterAsking(String until, String tickets, String rule) {
        var correction = inProgress("correction");
        var transfer = inProgress("transfer");
        look(correction).body("dueBecause", equalTo("working-days-15"));
        deskClock.look();

        register("O-1", until, tickets);

        for (var id : new String[] {correction, transfer}) {
            isDueBy(id, "2026-12-01T00:00:00Z");
            look(id).body("dueAt", equalTo("2026-12-01T00:00:00Z"))
                    .body("dueBecause", equalTo(rule))
                    .body("answerBy", equalTo("2026-12-23T04:00:00Z"));
        }
        // Half of the time that is left now, and less than a week; before, half time was in December.
        clock.stopAt(Instant.parse("2026-11-27T02:00:00Z"));
        deskClock.look();
        for (var id : new String[] {correction, transfer}) {
            look(id).body("reminded", contains("half-time", "seven-days"));
        }
    }

    @Test
    void isDueEarlierThoughItWaitsForThePerson() {
        var id = inProgress("transfer");
        Acting.asOfficer("officer");
        act(id, "pause", "{\"reason\": \"缺少接收方名称\"}").statusCode(200);

        register("O-1", "2026-12-01T00:00:00Z", null);
        isDueBy(id, "2026-12-01T00:00:00Z");
        clock.advance(Duration.ofDays(4));

        act(id, "reply", "{\"words\": \"接收方是某大学\"}").statusCode(200).body("dueAt", equalTo("2026-12-01T00:00:00Z"));
    }

    @Test
    void isNeverDueLaterForAnExamination() {
        var id = inProgress("correction");
        var due = look(id).extract().<String>path("dueAt");
        register("O-1", "2027-03-01T00:00:00Z", null);
        look(id).body("dueAt", equalTo(due)).body("dueBecause", equalTo("working-days-15"));
        register("O-2", "2026-12-01T00:00:00Z", null);
        isDueBy(id, "2026-12-01T00:00:00Z");
        register("O-3", "2026-12-02T00:00:00Z", null);

        Acting.asPlatform();
        given().spec(Doors.json())
                .delete("/profiles/{subject}/registration-orders/O-2", person)
                .then()
                .statusCode(204);

        Acting.asPerson(person, NOON);
        look(id).body("dueAt", equalTo("2026-12-01T00:00:00Z"));
    }

    @Test
    void staysAnsweredWhenAnExaminationIsRegisteredForLater() {
        var id = inProgress("transfer");
        act(id, "withdraw").statusCode(200);
        var open = inProgress("transfer");

        register("O-1", "2026-12-01T00:00:00Z", null);

        isDueBy(open, "2026-12-01T00:00:00Z");
        look(id).body("dueAt", equalTo("2026-12-23T04:00:00Z"));
    }

    @Test
    void isDueBeforeRegistrationCloses() {
        Acting.asPlatform();
        given().spec(Doors.json())
                .body("""
                        {"order": "O-1", "exam": "自学考试", "items": ["name"], "from": "2026-11-01T00:00:00Z",
                         "until": "2026-12-01T00:00:00Z", "ticketsAt": "2026-11-27T00:00:00Z"}""")
                .post("/profiles/{s}/registration-orders", person)
                .then()
                .statusCode(201)
                .body("ticketsAt", equalTo("2026-11-27T00:00:00Z"));

        var id = inProgress("correction");

        look(id).body("dueAt", equalTo("2026-11-27T00:00:00Z")).body("dueBecause", equalTo("tickets-printed"));
        Acting.asOfficer("officer");
        act(id, "pause", "{\"reason\": \"缺少证明\"}").statusCode(200);
        clock.advance(Duration.ofDays(1));
        act(id, "resume").statusCode(200).body("dueAt", equalTo("2026-11-27T00:00:00Z"));
    }

    @Test
    void saysWhereDaysOffAreNotAnnounced() {
        clock.stopAt(Instant.parse("2026-12-21T04:00:00Z"));

        var id = inProgress("deletion");

        look(id).body("dueNote.zh", containsString("节假日安排未公布"));
    }

    @Test
    void isTakenBackByThePersonOnly() {
        var id = inProgress("deletion");
        Acting.asOfficer("officer");
        act(id, "withdraw").statusCode(403);
        Acting.asPerson(UUID.randomUUID(), NOON);
        act(id, "withdraw").statusCode(404);

        Acting.asPerson(person, NOON);
        act(id, "withdraw", "{\"words\": \"不需要了\"}").statusCode(200).body("state", equalTo("withdrawn"));
        act(id, "withdraw").statusCode(409);
        Acting.asOfficer("officer");
        act(id, "fulfil", "{\"answer\": \"done\"}").statusCode(409);
    }

    @Test
    void isLookedAfterBySomebody() {
        var id = inProgress("deletion");
        Acting.asOfficer("officer");

        act(id, "assign").statusCode(200).body("assignee", equalTo("officer"));
        act(id, "assign", "{\"assignee\": \"officer2\"}").statusCode(200).body("assignee", equalTo("officer2"));
        act(id, "assign", "{\"assignee\": \"李 明\"}").statusCode(400);
    }

    @Test
    void doesNotWaitForWhatIsNotVerified() {
        Acting.asPerson(person, NOON.minus(Duration.ofDays(1)));
        var id = filed("{\"kind\": \"deletion\"}");
        Acting.asOfficer("officer");

        act(id, "pause", "{\"reason\": \"缺少证明\"}").statusCode(409);
        act(id, "resume").statusCode(409);
        act(id, "extend", "{\"until\": \"2027-01-10\", \"reason\": \"核实\"}").statusCode(409);
    }

    @Test
    void takesAMailWithPersonalDataAsSetAside() {
        Acting.asOfficer("officer");

        filed("""
                {"subject": "%s", "kind": "copy", "channel": "mail", "mailSetAside": true}""".formatted(person));

        Desk.file("""
                {"subject": "%s", "kind": "copy", "channel": "letter", "mailSetAside": true}""".formatted(person)).statusCode(400).body("errors.field", contains("mailSetAside"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pause  | {}                                                   | reason
            pause  | {"reason": null}                                     | reason
            pause  | {"reason": 7}                                        | reason
            pause  | {"reason": " "}                                      | reason
            extend | {"reason": "x"}                                      | until
            extend | {"until": "soon", "reason": "x"}                     | until
            extend | {"until": "2026-12-01", "reason": "x"}               | until
            extend | {"until": "2099-01-01", "reason": "x"}               | until
            extend | {"until": "2027-01-10"}                              | reason
            extend | {"until": "2027-01-10", "reason": "x", "days": 3}    | days
            """)
    void tellsTheOfficerWhichFieldIsWrong(String act, String body, String field) {
        var id = inProgress("transfer");
        Acting.asOfficer("officer");

        act(id, act, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", containsString(field));
    }

    @Test
    void tellsThatWordsAreTooLong() {
        var id = inProgress("transfer");
        Acting.asOfficer("officer");

        act(id, "pause", "{\"reason\": \"" + "长".repeat(2_001) + "\"}").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "extend", "assign"})
    void theDeskAloneOrdersItsWork(String act) {
        var id = inProgress("transfer");
        var body = switch (act) {
            case "pause" -> "{\"reason\": \"x\"}";
            case "extend" -> "{\"reason\": \"x\", \"until\": \"2027-01-10\"}";
            default -> "{}";
        };

        act(id, act, body).statusCode(403);
        Acting.asPlatform();
        act(id, act, body).statusCode(403);
        Acting.asNobody();
        act(id, act, body).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reply", "agree", "withdraw"})
    void thePlatformDoesNotSpeakForThePerson(String act) {
        var id = inProgress("transfer");
        var body = act.equals("agree") ? "{\"agreed\": true}" : "{\"words\": \"x\"}";

        Acting.asPlatform();
        act(id, act, body).statusCode(403);
        Acting.asNobody();
        act(id, act, body).statusCode(401);
        Acting.asPerson(UUID.randomUUID(), NOON);
        act(id, act, body).statusCode(404);
    }
}
