package cn.xinshou.identity.request;

import static cn.xinshou.identity.request.Desk.act;
import static cn.xinshou.identity.request.Desk.filed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.xinshou.identity.Acting;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.Mails;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is done at the desk is done once under one key, and answered the same again. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
class DeskIdempotencyTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final UUID person = UUID.randomUUID();

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(NOON);
        Mails.forget();
    }

    @AfterEach
    void tidyUp() {
        clock.reset();
        database.empty();
        Acting.asNobody();
    }

    private static ValidatableResponse once(String key, String path, String body) {
        return given().spec(Doors.json())
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then();
    }

    private void isDoneOnce(String path, String body, String other) {
        var key = UUID.randomUUID().toString();
        var before = database.count("select count(*) from idempotency_key");

        var first = once(key, path, body).statusCode(200).extract().asString();
        var notes = database.count("select count(*) from request_note");

        assertThat(once(key, path, body).statusCode(200).extract().asString()).isEqualTo(first);
        once(key, path, other).statusCode(422).body("type", equalTo("/problems/key-reused"));
        assertThat(database.count("select count(*) from request_note")).isEqualTo(notes);
        assertThat(database.count("select count(*) from idempotency_key")).isEqualTo(before + 1);
    }

    private void come(String who) {
        if (who.equals("person")) {
            Acting.asPerson(person, NOON);
        } else {
            Acting.asOfficer(who);
        }
    }

    /** What was done before, what is done under the key, and how its body could differ. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            received    | officer | verify  | {"lookedAt": "身份证"}                            | {"lookedAt": "护照"}
            in-progress | officer | pause   | {"reason": "缺少名称"}                            | {"reason": "缺少地址"}
            paused      | officer | resume  | {"words": "已补"}                                 | {"words": "还缺"}
            paused      | person  | reply   | {"words": "已补"}                                 | {"words": "还缺"}
            in-progress | officer | extend  | {"until": "2027-01-10", "reason": "核实"}          | {"until": "2027-01-11", "reason": "核实"}
            extended    | person  | agree   | {"agreed": true}                                  | {"agreed": false}
            in-progress | officer | assign  | {"assignee": "officer"}                           | {"assignee": "officer2"}
            in-progress | officer | review  | {"ground": "4", "agrees": true, "opinion": "同意"} | {"ground": "5", "agrees": true, "opinion": "同意"}
            in-progress | officer | refuse  | {"ground": "a", "reason": "重复"}                  | {"ground": "b", "reason": "重复"}
            in-progress | officer | fulfil  | {"answer": "已办理"}                              | {"answer": "已完成"}
            in-progress | person  | withdraw | {"words": "不要了"}                              | {"words": "还要"}
            in-progress | person  | complain | {"words": "太慢"}                                | {"words": "太快"}
            complained  | officer2 | decide-complaint | {"outcome": "unjustified", "answer": "维持"} | {"outcome": "justified", "answer": "维持"}
            """)
    void whatIsDoneAboutARequestIsDoneOnce(String before, String who, String act, String body, String other) {
        var id = request(before);
        come(who);

        isDoneOnce("/requests/" + id + "/" + act, body, other);
    }

    private String request(String state) {
        Acting.asPerson(person, NOON);
        var id = filed("{\"kind\": \"restriction\"}");
        if (state.equals("received")) {
            return id;
        }
        act(id, "verify").statusCode(200);
        switch (state) {
            case "paused" -> {
                Acting.asOfficer("officer");
                act(id, "pause", "{\"reason\": \"缺少名称\"}").statusCode(200);
            }
            case "extended" -> {
                Acting.asOfficer("officer");
                act(id, "extend", "{\"until\": \"2027-01-10\", \"reason\": \"核实\"}")
                        .statusCode(200);
            }
            case "complained" -> act(id, "complain", "{\"words\": \"太慢\"}").statusCode(200);
            default -> {
                // It is in progress.
            }
        }
        return id;
    }

    @Test
    void aComplaintIsDecidedOnce() {
        Acting.asPerson(person, NOON);
        var id = given().spec(Doors.json())
                .body("{\"words\": \"太慢\"}")
                .post("/complaints")
                .then()
                .extract()
                .path("id");
        Acting.asOfficer("officer");

        isDoneOnce(
                "/complaints/" + id + "/decide",
                "{\"outcome\": \"justified\", \"answer\": \"已改进\"}",
                "{\"outcome\": \"unjustified\", \"answer\": \"已改进\"}");
    }

    @Test
    void oneCodeIsSentUnderOneKey() {
        Acting.asPerson(person, NOON.minusSeconds(86_400));
        var id = filed("{\"kind\": \"deletion\"}");

        isDoneOnce("/requests/" + id + "/verify", "{\"method\": \"mail-code\"}", "{\"method\": \"manual\"}");

        assertThat(Mails.handed()).hasSize(1);
    }

    /** Otherwise codes could be tried without end. */
    @Test
    void aWrongCodeCountsThoughItCameWithAKey() {
        Acting.asPerson(person, NOON.minusSeconds(86_400));
        var id = filed("{\"kind\": \"deletion\"}");
        act(id, "verify", "{\"method\": \"mail-code\"}").statusCode(200);
        var right = Mails.code();
        var wrong = right.equals("000000") ? "000001" : "000000";

        for (var i = 0; i < 5; i++) {
            once("key-" + i, "/requests/" + id + "/verify", "{\"code\": \"" + wrong + "\"}");
        }

        act(id, "verify", "{\"code\": \"" + right + "\"}")
                .statusCode(409)
                .body("type", equalTo("/problems/proof-spent"));
    }
}
