package cn.xinshou.identity.request.lostaccount;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.identity.People;
import cn.xinshou.identity.Profiled;
import cn.xinshou.identity.message.Mailroom;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who cannot sign in shows who they are by what is known of them, and learns nothing by trying. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P1.4")
class P1_4LostAccountTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final AtomicInteger TURN = new AtomicInteger();

    private final String phone = People.phone();
    private final String idNumber = People.idNumber();

    @Inject
    Database database;

    @Inject
    Profiled profiled;

    @Inject
    Mailroom mailroom;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "xinshou.requests.strangers-answered-after")
    Duration answeredAfter;

    UUID person;

    /** Each test has minutes of its own, so that none uses up another's share. */
    @BeforeEach
    void somebodyIsKnown() {
        clock.stopAt(NOON.plus(Duration.ofMinutes(10L * TURN.incrementAndGet())));
        Mails.forget();
        person = profiled.with("""
                {"name": "李明", "phone": "%s", "idNumber": "%s", "city": "上海"}""".formatted(phone, idNumber));
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        database.execute("truncate outgoing_message, lost_account_request");
        Acting.asNobody();
    }

    private ValidatableResponse asks(String kind, String claimed) {
        Acting.asNobody();
        return given().spec(Doors.json())
                .body("{\"kind\": \"%s\", \"claimed\": %s}".formatted(kind, claimed))
                .post("/lost-account-requests")
                .then();
    }

    private ValidatableResponse shows(JsonPath asked, String body) {
        return given().spec(Doors.json())
                .header("Request-Token", asked.getString("token"))
                .body(body)
                .post("/lost-account-requests/{id}/verify", asked.getString("id"))
                .then();
    }

    private ValidatableResponse looks(String id, String token) {
        return given().spec(Doors.json())
                .header("Request-Token", token)
                .get("/lost-account-requests/{id}", id)
                .then();
    }

    private String known() {
        return "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(phone);
    }

    @Test
    void twoItemsAreEnoughToLimitAUse() {
        var asked = asks("restriction", known()).statusCode(201).extract().jsonPath();

        shows(asked, "{\"items\": %s}".formatted(known()))
                .statusCode(200)
                .body("state", equalTo("in-progress"))
                .body("request.channel", equalTo("lost-account"));
        looks(asked.getString("id"), asked.getString("token")).body("state", equalTo("in-progress"));
    }

    @Test
    void handingOutOrDestroyingNeedsMore() {
        var asked = asks("deletion", known()).statusCode(201).extract().jsonPath();
        shows(asked, "{\"items\": %s}".formatted(known())).statusCode(200).body("state", equalTo("verifying"));
        shows(asked, "{\"method\": \"mail-code\"}").statusCode(200);
        mailroom.handOn();

        shows(asked, "{\"code\": \"%s\"}".formatted(Mails.code()))
                .statusCode(200)
                .body("state", equalTo("in-progress"));
    }

    @Test
    void nothingTellsWhetherThePersonIsKnown() {
        var known = asks("restriction", known()).statusCode(201).extract().jsonPath();
        var unknown = asks("restriction", "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(People.phone()))
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(unknown.getMap("").keySet()).isEqualTo(known.getMap("").keySet());

        var wrong = "{\"items\": {\"name\": \"王芳\", \"phone\": \"%s\"}}".formatted(phone);
        for (var step : new String[] {
            "{\"method\": \"mail-code\"}", "{\"code\": \"12345a\"}", wrong, wrong, wrong, wrong, wrong, wrong, "{}"
        }) {
            var one = shows(known, step).extract();
            var other = shows(unknown, step).extract();
            assertThat(other.statusCode()).isEqualTo(one.statusCode());
            assertThat(strip(other.asString())).isEqualTo(strip(one.asString()));
        }
        assertThat(database.dump()).doesNotContain("王芳", phone);
    }

    /** Codes are counted where nobody is found as they are where somebody is. */
    @Test
    void norDoCodesTellIt() {
        var known = asks("deletion", known()).statusCode(201).extract().jsonPath();
        var unknown = asks("deletion", "{\"name\": \"李明\", \"phone\": \"%s\"}".formatted(People.phone()))
                .statusCode(201)
                .extract()
                .jsonPath();
        for (var step : new String[] {"{\"method\": \"mail-code\"}", "{\"code\": \"000000\"}"}) {
            clock.advance(Duration.ofMinutes(1));
            var answers = new TreeSet<Integer>();
            for (var i = 0; i < 6; i++) {
                var one = shows(known, step).extract();
                var other = shows(unknown, step).extract();
                assertThat(strip(other.asString())).as("%s, time %s", step, i).isEqualTo(strip(one.asString()));
                answers.add(one.statusCode());
            }
            assertThat(answers).as("so many that no more are taken").contains(409);
        }
    }

    /** What is found at once is answered as late as what is not. */
    @Test
    void norDoesTheTimeThatAnAnswerTakes() {
        var fastest = Stream.generate(() -> {
                    var asked = System.nanoTime();
                    looks(UUID.randomUUID().toString(), "x").statusCode(404);
                    return Duration.ofNanos(System.nanoTime() - asked);
                })
                .limit(8)
                .min(Duration::compareTo)
                .orElseThrow();

        assertThat(fastest).isGreaterThanOrEqualTo(answeredAfter);
    }

    @Test
    void strangersDoNotFillSomebodysDesk() {
        for (var i = 0; i < 5; i++) {
            asks("restriction", known()).statusCode(201).body("state", equalTo("received"));
        }

        assertThat(requests()).isEqualTo(3);
    }

    /** One true item and somebody else's is a guess. */
    @Test
    void whatIsTrueOfTwoPeopleTogetherFindsNobody() {
        asks("restriction", "{\"phone\": \"%s\", \"idNumber\": \"%s\"}".formatted(phone, People.idNumber()))
                .statusCode(201);

        assertThat(requests()).isZero();
    }

    @Test
    void whatIsTrueOfEitherOfTwoPeopleFindsNobody() {
        profiled.with("{\"name\": \"李强\", \"phone\": \"%s\"}".formatted(phone));

        asks("restriction", known()).statusCode(201);

        assertThat(requests()).isZero();
    }

    private long requests() {
        return database.count("select count(*) from request");
    }

    private static String strip(String answer) {
        return answer.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id");
    }

    /** What is wrong with the words is said to everybody alike, or it would tell who is known. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deletion   | {"items": ["shoeSize"]}
            deletion   | {"everything": false}
            correction | {"items": {"shoeSize": "43"}}
            """)
    void norDoesAFlawInWhatIsAsked(String kind, String details) {
        for (var number : new String[] {phone, People.phone()}) {
            Acting.asNobody();
            given().spec(Doors.json())
                    .body("""
                            {"kind": "%s", "claimed": {"name": "李明", "phone": "%s"}, "details": %s}""".formatted(kind, number, details))
                    .post("/lost-account-requests")
                    .then()
                    .statusCode(400)
                    .body("errors[0].field", containsString("details"));
        }
    }

    @Test
    void thePersonSeesItOnceTheyCanSignInAgain() {
        asks("restriction", known()).statusCode(201);

        Acting.asPerson(person, NOON);

        given().spec(Doors.json())
                .get("/me/requests")
                .then()
                .statusCode(200)
                .body("items.channel", equalTo(java.util.List.of("lost-account")));
    }

    @Test
    void aTokenOpensItsRequestOnly() {
        var one = asks("restriction", known()).extract().jsonPath();
        var other = asks("restriction", known()).extract().jsonPath();

        looks(one.getString("id"), other.getString("token")).statusCode(404);
        looks(one.getString("id"), "").statusCode(404);
        looks(UUID.randomUUID().toString(), one.getString("token")).statusCode(404);
        given().spec(Doors.json())
                .get("/lost-account-requests/{id}", one.getString("id"))
                .then()
                .statusCode(404);
        assertThat(database.dump()).doesNotContain(one.getString("token"));
    }

    @Test
    void strangersAreLimited() {
        clock.advance(Duration.ofMinutes(3));
        var codes = java.util.stream.IntStream.range(0, 21)
                .mapToObj(
                        i -> looks(UUID.randomUUID().toString(), "x").extract().statusCode())
                .toList();

        assertThat(codes.subList(0, 20)).containsOnly(404);
        assertThat(codes.getLast()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        looks(UUID.randomUUID().toString(), "x").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"claimed": {"name": "李明", "phone": "13800000000"}}                              | kind
            {"kind": "restriction"}                                                            | claimed
            {"kind": "restriction", "claimed": {"name": "李明"}}                               | claimed
            {"kind": "restriction", "claimed": "李明"}                                         | claimed
            {"kind": "restriction", "claimed": {"name": "李明", "phone": "1"}}                 | phone
            {"kind": "restriction", "claimed": {"name": "李明", "phone": "13800000000"}, "subject": "x"} | subject
            """)
    void isToldWhichFieldIsWrong(String body, String field) {
        clock.advance(Duration.ofMinutes(5));
        given().spec(Doors.json())
                .body(body)
                .post("/lost-account-requests")
                .then()
                .statusCode(400)
                .body("errors[0].field", containsString(field));
    }
}
