package cn.xinshou.identity.request.answer;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static cn.xinshou.identity.request.Desk.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.request.Desk;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers do about requests at their doors. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@TestSecurity(user = "officer", roles = "privacy-officer")
class RequestDeskResourceTest {

    private static final Instant NOON = Instant.ofEpochSecond(1_795_406_400);

    private final String subject = UUID.randomUUID().toString();

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(NOON);
        Consents.forget();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
    }

    /** A request of the person, filed and in this state, as a neighbour of the tests below that act as somebody else. */
    private void existing(String id, String subject, String kind, String state) {
        database.execute("""
                insert into request (id, subject, kind, state, channel, requester, received_at, due_at, answer_by, paused_days, extended)
                values ('%s', '%s', '%s', '%s', 'online', 'self', '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z', '2026-12-20T00:00:00Z', 0, false)
                """.formatted(id, subject, kind, state));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access",
                "correction",
                "copy",
                "transfer",
                "deletion",
                "restriction",
                "explanation",
                "close-account",
                "withdraw-all"
            })
    void takesEveryKindFromALetterToAnAnswer(String kind) {
        var id = filed("""
                {"subject": "%s", "kind": "%s", "channel": "letter", "requester": "guardian", "details": "见来信", "proof": "户口本"}""".formatted(subject, kind));
        act(id, "verify").statusCode(200).body("state", equalTo("in-progress"));

        // What the letter says about a deletion, an officer has read.
        var read = kind.equals("deletion") ? ", \"scope\": {\"everything\": true}" : "";

        act(id, "fulfil", "{\"answer\": \"已按要求办理\"" + read + "}")
                .statusCode(200)
                .body("state", equalTo("fulfilled"))
                .body("decision.by", equalTo("officer"));

        var words = look(id).body("channel", equalTo("letter")).extract().jsonPath();
        assertThat(words.getString("decision.answer") + words.getString("decision.answer.text"))
                .contains("已按要求办理");
    }

    @Test
    void refusesWithAGroundAndReasonsAndSaysWhatCanBeDoneAboutIt() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "deletion", "in-progress");

        act(id, "refuse", "{\"ground\": \"a\", \"reason\": \"证据充分\"}")
                .statusCode(200)
                .body("state", equalTo("refused"))
                .body("decision.ground", equalTo("baseless-repetition"));

        look(id).body("decision.answer", equalTo("证据充分")).body("decision.notice.zh", containsString("法院"));
    }

    @Test
    void mustGiveAGroundOfTheListAndReasons() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "deletion", "in-progress");

        act(id, "refuse", "{\"ground\": \"7\", \"reason\": \"no\"}")
                .statusCode(400)
                .body("errors[0].field", containsString("ground"));
        act(id, "refuse", "{\"ground\": \"4\"}").statusCode(400).body("errors[0].field", containsString("reason"));
        act(id, "refuse", "{\"ground\": \"4\", \"reason\": \" \"}").statusCode(400);
    }

    @Test
    void cannotAnswerBeforeItIsKnownWhoAsked() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "deletion", "verifying");

        act(id, "fulfil", "{\"answer\": \"done\"}").statusCode(409).body("state", equalTo("verifying"));
    }

    @Test
    void mustSayWhatWasDone() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "withdraw-all", "in-progress");

        act(id, "fulfil").statusCode(400).body("errors.field", contains("answer"));
    }

    @Test
    void decidesOnce() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "deletion", "in-progress");
        act(id, "fulfil", "{\"answer\": \"done\"}").statusCode(200);

        act(id, "refuse", "{\"ground\": \"4\", \"reason\": \"no\"}").statusCode(409);
        act(id, "fulfil", "{\"answer\": \"again\"}").statusCode(409);
        act(id, "verify").statusCode(409);
    }

    @Test
    void listsWhatIsDueAndPagesThroughIt() {
        for (var i = 0; i < 3; i++) {
            existing(UUID.randomUUID().toString(), subject, "copy", "received");
        }
        existing(UUID.randomUUID().toString(), subject, "copy", "in-progress");

        var page = given().spec(Doors.json())
                .get("/requests?state=received&due=2026-12-20&limit=2")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .extract();
        given().spec(Doors.json())
                .get("/requests?state=received&due=2026-12-20&limit=2&cursor={c}", page.<String>path("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
        given().spec(Doors.json()).get("/requests?due=2026-12-19").then().body("items", hasSize(0));
    }

    @Test
    void isSeenReadingAPersonsWords() {
        var id = filed("""
                {"subject": "%s", "kind": "deletion", "channel": "phone", "details": "电话记录"}""".formatted(subject));

        look(id).body("details", equalTo("电话记录"));

        assertThat(database.count("select count(*) from profile_read where role = 'privacy-officer'"))
                .isOne();
    }

    @Test
    void mustSayHowARequestCameInAndForWhom() {
        Desk.file("{\"kind\": \"copy\", \"channel\": \"mail\"}")
                .statusCode(400)
                .body("errors.field", contains("subject"));
        Desk.file("{\"kind\": \"copy\", \"subject\": \"%s\"}".formatted(subject))
                .statusCode(400)
                .body("errors.field", contains("channel"));
        for (var channel : new String[] {"online", "platform", "lost-account"}) {
            Desk.file("{\"kind\": \"copy\", \"subject\": \"%s\", \"channel\": \"%s\"}".formatted(subject, channel))
                    .statusCode(400)
                    .body("errors.field", contains("channel"));
        }
    }

    @Test
    void cannotFetchAPersonsPackage() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "copy", "in-progress");
        act(id, "fulfil").statusCode(200).body("state", equalTo("fulfilled"));

        given().spec(Doors.json()).get("/requests/{id}/package", id).then().statusCode(403);
    }

    @Test
    void isLateButNotWrongWhereTheSystemHasAnsweredAlready() {
        var id = UUID.randomUUID().toString();
        existing(id, subject, "copy", "in-progress");
        act(id, "fulfil").statusCode(200);

        act(id, "fulfil").statusCode(200).body("state", equalTo("fulfilled"));
    }
}
