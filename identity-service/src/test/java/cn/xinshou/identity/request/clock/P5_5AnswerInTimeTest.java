package cn.xinshou.identity.request.clock;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static cn.xinshou.identity.request.Desk.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.lingala.zip4j.io.inputstream.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer by day 30 whatever happens; reminders on the way, and nobody but a person who refuses. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P5.5")
class P5_5AnswerInTimeTest {

    /** The Tuesday before Spring Festival 2026, which has ten days off between two Saturdays that are worked. */
    private static final Instant BEFORE_SPRING_FESTIVAL = Instant.parse("2026-02-10T01:00:00Z");

    private static final String PASSPHRASE = "seven green lanterns over Suzhou";

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    DeskClock deskClock;

    @Inject
    Mailroom mailroom;

    @Inject
    MovableClock clock;

    @BeforeEach
    void beginAnew() {
        clock.stopAt(BEFORE_SPRING_FESTIVAL);
        database.execute("delete from outgoing_message");
        Mails.forget();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        Acting.asNobody();
    }

    private String verified(String kind) {
        Acting.asPerson(person, clock.instant());
        var id = filed("{\"kind\": \"%s\"}".formatted(kind));
        act(id, "verify").statusCode(200);
        return id;
    }

    private void goTo(String instant) {
        clock.stopAt(Instant.parse(instant));
        deskClock.look();
    }

    /** Fifteen working days: 11 to 14, 24 to 28 February, 2 to 6 and 9 March. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            correction,    2026-03-09T01:00:00Z
            deletion,      2026-03-09T01:00:00Z
            close-account, 2026-03-09T01:00:00Z
            transfer,      2026-03-12T01:00:00Z
            restriction,   2026-03-12T01:00:00Z
            explanation,   2026-03-12T01:00:00Z
            withdraw-all,  2026-03-12T01:00:00Z
            access,        2026-03-12T01:00:00Z
            copy,          2026-03-12T01:00:00Z
            """)
    void everyKindIsAnsweredOverSpringFestival(String kind, String due) {
        Acting.asOfficer("officer");
        var id = filed("""
                {"subject": "%s", "kind": "%s", "channel": "letter", "details": "见来信"}""".formatted(person, kind));
        look(id).body("dueAt", equalTo(due)).body("answerBy", equalTo("2026-03-12T01:00:00Z"));
        goTo("2026-02-28T01:00:00Z");
        act(id, "verify").statusCode(200).body("state", equalTo("in-progress"));
        clock.stopAt(Instant.parse(due).minusSeconds(1));
        deskClock.look();
        look(id).body("overdueAt", nullValue()).body("reminded", hasItem("two-days"));

        var read = kind.equals("deletion") ? ", \"scope\": {\"everything\": true}" : "";

        act(id, "fulfil", "{\"answer\": \"已按要求办理\"" + read + "}")
                .statusCode(200)
                .body("state", equalTo("fulfilled"));

        goTo("2026-03-13T01:00:00Z");
        look(id).body("overdueAt", nullValue()).body("interimAt", nullValue()).body("decision.answer", notNullValue());
        mailroom.handOn();
        assertThat(Mails.handed())
                .extracting(mail -> mail.at("/kind").textValue() + " "
                        + mail.at("/parameters/outcome").textValue())
                .containsExactly("request-answer fulfilled");
    }

    /** On the Saturday that is worked after the festival an officer looks at a document; on the Monday after it the package goes out. */
    @ParameterizedTest
    @CsvSource({"access, letter", "access, counter", "copy, letter", "copy, counter"})
    void whoeverHasNoLoginHasTheirDataInHandAfterSpringFestival(String kind, String channel) throws IOException {
        var somebody = profiled.with("{\"name\": \"李明\", \"email\": \"li@example.cn\"}");
        Acting.asOfficer("officer");
        var id = filed("""
                {"subject": "%s", "kind": "%s", "channel": "%s", "details": "见来信"}""".formatted(somebody, kind, channel));
        act(id, "fulfil", "{}").statusCode(409);
        goTo("2026-02-28T01:00:00Z");
        act(id, "verify", "{\"lookedAt\": \"身份证原件\"}").statusCode(200).body("state", equalTo("in-progress"));

        goTo("2026-03-02T01:00:00Z");
        act(id, "fulfil", "{}").statusCode(200).body("state", equalTo("fulfilled"));
        String href = given().spec(Doors.json())
                .body("{\"passphrase\": \"" + PASSPHRASE + "\"}")
                .post("/requests/{id}/package", id)
                .then()
                .statusCode(201)
                .body("signIn", equalTo(false))
                .extract()
                .path("href");

        mailroom.handOn();
        assertThat(Mails.handed())
                .extracting(mail -> mail.at("/kind").textValue())
                .containsExactlyInAnyOrder("request-answer", "package-ready");
        Acting.asNobody();
        var zip = given().spec(Doors.json())
                .accept("application/zip")
                .post(href)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), PASSPHRASE.toCharArray())) {
            assertThat(in.getNextEntry().getFileName()).isEqualTo("data.json");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("李明", "li@example.cn");
        }
        Acting.asOfficer("officer");
        look(id).body("interimAt", nullValue())
                .body("overdueAt", nullValue())
                .body("package.takenAt", equalTo("2026-03-02T01:00:00Z"));
    }

    @Test
    void whatIsLateIsOverdueForEverybodyAtTheDesk() {
        var id = verified("deletion");
        Acting.asOfficer("officer");
        act(id, "assign").statusCode(200);

        goTo("2026-03-09T01:00:00Z");

        Acting.asOfficer("officer2");
        given().spec(Doors.json())
                .get("/requests?due=2026-03-09")
                .then()
                .body("items[0].overdueAt", equalTo("2026-03-09T01:00:00Z"))
                .body("items[0].assignee", equalTo("officer"));
        act(id, "fulfil", "{\"answer\": \"已办理\"}").statusCode(200);
    }

    @Test
    void whatIsLateCallsTheDeskByMailWithoutSayingWhoseItIs() {
        var id = verified("deletion");
        goTo("2026-03-09T00:59:59Z");
        mailroom.handOn();
        assertThat(Mails.handed()).isEmpty();

        goTo("2026-03-09T01:00:00Z");
        goTo("2026-03-09T01:05:00Z");
        mailroom.handOn();

        assertThat(Mails.handed()).singleElement().satisfies(mail -> {
            assertThat(mail.at("/kind").textValue()).isEqualTo("request-overdue");
            assertThat(mail.at("/subject").textValue()).isEqualTo("00000000-0000-4000-8000-000000000001");
            assertThat(mail.at("/parameters/request").textValue()).isEqualTo(id);
            assertThat(mail.at("/parameters/kind").textValue()).isEqualTo("deletion");
            assertThat(mail.at("/parameters/dueAt").textValue()).isEqualTo("2026-03-09T01:00:00Z");
            assertThat(mail.toString()).doesNotContain(person.toString());
        });
    }

    @ParameterizedTest
    @CsvSource({"access", "copy"})
    void whatNobodyHasToDecideIsAnsweredAtOnce(String kind) {
        var id = verified(kind);

        look(id).body("state", equalTo("fulfilled"));
    }

    @Test
    void theDeskIsRemindedAtHalfTimeSevenAndTwoDaysBeforeEachOnce() {
        var id = verified("transfer");
        deskClock.look();
        look(id).body("reminded", empty());

        goTo("2026-02-25T00:59:59Z");
        look(id).body("reminded", empty());
        goTo("2026-02-25T01:00:00Z");
        look(id).body("reminded", equalTo(List.of("half-time")));
        goTo("2026-03-05T00:59:59Z");
        look(id).body("reminded", equalTo(List.of("half-time")));
        goTo("2026-03-05T01:00:00Z");
        goTo("2026-03-05T02:00:00Z");
        look(id).body("reminded", equalTo(List.of("half-time", "seven-days")));
        goTo("2026-03-10T00:59:59Z");
        look(id).body("reminded", equalTo(List.of("half-time", "seven-days")));
        goTo("2026-03-10T01:00:00Z");

        look(id).body("reminded", equalTo(List.of("half-time", "seven-days", "two-days")))
                .body("overdueAt", nullValue());
        Acting.asOfficer("officer");
        given().spec(Doors.json())
                .get("/requests?due=2026-03-12")
                .then()
                .body("items[0].reminded", hasItem("two-days"));
    }

    @Test
    void manyClocksAtOnceRemindOnce() throws Exception {
        for (var i = 0; i < 20; i++) {
            verified("transfer");
        }
        clock.stopAt(Instant.parse("2026-03-13T01:00:00Z"));
        var before = database.count("select count(*) from request_note");

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        deskClock.look();
                        return true;
                    })
                    .toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        deskClock.look();

        assertThat(database.count("select count(*) from request_note") - before).isEqualTo(20);
        assertThat(database.count(
                        "select count(*) from request where cardinality(reminded) = 3 and overdue_at is not null"))
                .isEqualTo(20);
    }

    @Test
    void whatIsOverdueIsAnsweredOnDayThirtyAllTheSameAndOnce() {
        var id = verified("deletion");
        goTo("2026-03-09T01:00:00Z");
        look(id).body("overdueAt", equalTo("2026-03-09T01:00:00Z")).body("interimAt", nullValue());

        goTo("2026-03-12T01:00:00Z");
        goTo("2026-03-13T01:00:00Z");

        look(id).body("interimAt", equalTo("2026-03-12T01:00:00Z"))
                .body("correspondence.kind", equalTo(List.of("interim")))
                .body("correspondence[0].words.zh", containsString("其他工作人员督办"));
    }

    @Test
    void onDayThirtyThePersonIsToldThoughTheWorkWaits() {
        var id = verified("deletion");
        Acting.asOfficer("officer");
        act(id, "pause", "{\"reason\": \"缺少证明\"}").statusCode(200);

        goTo("2026-03-12T00:59:59Z");
        look(id).body("interimAt", nullValue());
        goTo("2026-03-12T01:00:00Z");
        mailroom.handOn();

        Acting.asPerson(person, clock.instant());
        look(id).body("state", equalTo("paused"))
                .body("interimAt", equalTo("2026-03-12T01:00:00Z"))
                .body("overdueAt", nullValue())
                .body("correspondence.find { it.kind == 'interim' }.words.state", equalTo("paused"))
                .body("correspondence.find { it.kind == 'interim' }.words.zh", containsString("等待您补充材料"))
                .body("correspondence.find { it.kind == 'interim' }.words.en", notNullValue())
                .body("decision", nullValue());
        assertThat(Mails.handed())
                .extracting(mail -> mail.at("/kind").textValue())
                .containsExactlyInAnyOrder("request-reminder", "request-interim");
    }

    @Test
    void onDayThirtyThePersonIsToldThoughTheyAgreedToALaterDay() {
        var id = verified("transfer");
        Acting.asOfficer("officer");
        act(id, "extend", "{\"until\": \"2026-04-01\", \"reason\": \"核实\"}").statusCode(200);
        Acting.asPerson(person, clock.instant());
        act(id, "agree", "{\"agreed\": true}").statusCode(200);

        goTo("2026-03-12T01:00:00Z");

        look(id).body("interimAt", notNullValue())
                .body("overdueAt", nullValue())
                .body("correspondence.kind", hasItem("interim"));
        goTo("2026-04-01T16:00:00Z");
        look(id).body("overdueAt", notNullValue());
    }

    /** A complaint about a refusal is right, after day 30 or before it. */
    @ParameterizedTest
    @CsvSource({"2026-03-20T01:00:00Z, false", "2026-02-12T01:00:00Z, true"})
    void whatBeginsAnewIsRemindedOfAndOverdueAnew(Instant anew, boolean beforeDayThirty) {
        var id = verified("transfer");
        Acting.asOfficer("officer");
        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"重复\"}").statusCode(200);
        Acting.asPerson(person, clock.instant());
        act(id, "complain", "{\"words\": \"并不重复\"}").statusCode(200);
        clock.stopAt(anew);
        Acting.asOfficer("officer2");
        act(id, "decide-complaint", "{\"outcome\": \"justified\", \"answer\": \"重新办理\"}")
                .statusCode(200);
        var due = Instant.parse(look(id).extract().path("dueAt"));
        var half = anew.plus(Duration.between(anew, due).dividedBy(2));

        isRemindedOf(id, half.minusSeconds(1));
        isRemindedOf(id, half, "half-time");
        isRemindedOf(id, due.minus(Duration.ofDays(7)), "half-time", "seven-days");
        isRemindedOf(id, due.minus(Duration.ofDays(2)), "half-time", "seven-days", "two-days");
        look(id).body("overdueAt", nullValue()).body("interimAt", nullValue());
        goTo(due.toString());

        look(id).body("overdueAt", equalTo(due.toString()));
        goTo("2026-05-01T01:00:00Z");
        look(id).body("interimAt", beforeDayThirty ? notNullValue() : nullValue());
    }

    private void isRemindedOf(String id, Instant at, String... reminders) {
        goTo(at.toString());
        look(id).body("reminded", equalTo(List.of(reminders)));
    }

    @Test
    @Tag("control-broken")
    void aClockThatDoesNotRunIsNoticed() {
        QuarkusMock.installMockForType(
                new PassTime(null, null, null, null, null, null) {
                    @Override
                    void pass(UUID id) {
                        // Nobody looks.
                    }
                },
                PassTime.class);

        assertThatThrownBy(this::onDayThirtyThePersonIsToldThoughTheWorkWaits).isInstanceOf(AssertionError.class);
    }

    @Test
    void timeRefusesNothing() {
        var id = verified("deletion");

        goTo("2027-03-12T01:00:00Z");

        look(id).body("state", equalTo("in-progress"))
                .body("reminded", containsInAnyOrder("half-time", "seven-days", "two-days"));
        assertThat(database.count("select count(*) from request where state = 'refused'"))
                .isZero();
    }

    @Test
    void whatNobodyShowedToBeTheirsIsDroppedWithItsWords() {
        Acting.asPerson(person, clock.instant().minus(Duration.ofDays(1)));
        var id = filed("{\"kind\": \"deletion\", \"details\": \"请删除\", \"proof\": \"身份证复印件\"}");
        Acting.asOfficer("officer");
        act(id, "review", "{\"ground\": \"4\", \"agrees\": false, \"opinion\": \"请删除一语不足为据\"}")
                .statusCode(200);
        Acting.asPerson(person, clock.instant().minus(Duration.ofDays(1)));
        goTo("2026-02-25T00:59:59Z");
        look(id).body("state", equalTo("received"));

        goTo("2026-02-25T01:00:00Z");

        look(id).body("state", equalTo("expired"))
                .body("details", nullValue())
                .body("proof", nullValue())
                .body("interimAt", nullValue());
        assertThat(database.count("select count(*) from request where details is null and proof is null"))
                .isOne();
        assertThat(database.count("select count(*) from request_note where request = '%s'".formatted(id)))
                .isZero();
        act(id, "verify").statusCode(409);
        mailroom.handOn();
        assertThat(Mails.handed())
                .extracting(mail -> mail.at("/kind").textValue() + " "
                        + mail.at("/parameters/outcome").textValue())
                .containsExactly("request-answer expired");
    }

    @Test
    void whatWaitsForTheDeskIsNeverDropped() {
        Acting.asPerson(person, clock.instant().minus(Duration.ofDays(1)));
        var id = filed("{\"kind\": \"deletion\"}");
        act(id, "verify", "{\"method\": \"manual\"}").statusCode(200);

        goTo("2026-03-12T01:00:00Z");

        look(id).body("state", equalTo("verifying")).body("interimAt", notNullValue());
    }
}
