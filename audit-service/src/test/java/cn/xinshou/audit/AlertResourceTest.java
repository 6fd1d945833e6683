package cn.xinshou.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever is named holds all the roles at once here, to play the whole course of an alert; who may do what is tested elsewhere. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = AlertResourceTest.OWN,
        roles = {"platform", "data-subject", "responder"})
class AlertResourceTest {

    static final String OWN = "0199a000-0000-7000-8000-0000000000dd";
    private static final String READ = "cn.xinshou.audit.alert-read.v1";
    private static final String JUDGED = "cn.xinshou.audit.alert-judged.v1";
    private static final Contract CONTRACT = Contract.of("audit-service");

    private final String account = "Zhang-" + UUID.randomUUID();

    private static ValidatableResponse get(String path) {
        return given().filter(CONTRACT.responses()).get(path).then();
    }

    private static ValidatableResponse post(String path, String body) {
        return given().filter(CONTRACT.responses())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    private String login(String device, String ip, int minutesAgo) {
        return post("/login-events", """
                {"account": "%s", "subject": "%s", "device": "%s", "ip": "%s", "userAgent": "Chrome/142 Windows",
                 "outcome": "success", "at": "%s"}
                """.formatted(
                                account, OWN, device, ip, Instant.now().minus(Duration.ofMinutes(minutesAgo))))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("alertId");
    }

    private String alert() {
        for (var minutes = 40; minutes > 10; minutes -= 10) {
            login("home", "59.52.0.1", minutes);
        }
        return login("other", "223.5.5.5", 1);
    }

    @Test
    void anAlertSaysUsualAndNowAndWhatToDo() {
        var id = alert();

        get("/alerts/" + id)
                .statusCode(200)
                .body("account", equalTo(account.toLowerCase(Locale.ROOT)))
                .body("detectors", hasItems("new-device", "other-province"))
                .body("state", equalTo("open"))
                .body("usual", containsString("江西"))
                .body("now", containsString("浙江"))
                .body("zh", containsString("请立即修改密码"))
                .body("en", containsString("change the password"))
                .body("mine", nullValue());
    }

    @Test
    void eachLookOfStaffLeavesAFactThatThePersonIsToldOf() {
        var id = alert();
        for (var look : new String[] {"/alerts/" + id, "/alerts?subject=" + OWN + "&limit=1"}) {
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                get(look).statusCode(200);

                var read = Facts.next(topic, READ, id);
                CONTRACT.checkEvent(READ, read.value());
                assertThat(read.key()).isEqualTo(OWN);
                assertThat(new String(read.value(), UTF_8))
                        .contains(id, "\"role\":\"responder\"", "login-alert", "account-security")
                        .doesNotContain(account.toLowerCase(Locale.ROOT), "浙江");
            }
        }
    }

    /** A verdict on each comes last among the facts of its key: whatever was said before is there when the verdict is. */
    @Test
    void thePersonsOwnLookAndOneAtNobodysAccountLeaveNone() {
        var mine = alert();
        var nobodys = nobodysAlert();

        get("/me/alerts?limit=1").statusCode(200).body("items[0].id", equalTo(mine));
        get("/alerts/" + nobodys).statusCode(200).body("subject", nullValue());
        get("/alerts/" + mine).statusCode(200);
        for (var alert : List.of(mine, nobodys)) {
            post("/alerts/" + alert + "/verdict", "{\"verdict\": \"unclear\"}").statusCode(200);
        }

        assertThat(typesUntilJudged(mine)).as("the look of staff alone").containsOnlyOnce(READ);
        assertThat(typesUntilJudged(nobodys)).doesNotContain(READ);
    }

    /** The types of the facts of this alert, from the beginning of the topic: those of different keys come in no order. */
    private static List<String> typesUntilJudged(String alert) {
        var types = new ArrayList<String>();
        try (var topic = Topic.head(Broker.bootstrap(), "xinshou.audit")) {
            while (!types.contains(JUDGED)) {
                types.add(Topic.header(Facts.next(topic, alert), "ce_type"));
            }
        }
        return types;
    }

    private String nobodysAlert() {
        var nobodys = "nobody-" + UUID.randomUUID();
        String id = null;
        for (var i = 0; i < 6; i++) {
            id = post("/login-events", """
                    {"account": "%s", "device": "other", "ip": "223.5.5.5", "userAgent": "Chrome/142 Windows",
                     "outcome": "failure", "at": "%s"}
                    """.formatted(nobodys, Instant.now().minusSeconds(60 - i)))
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getString("alertId");
        }
        assertThat(id).as("an alert about an account that is nobody's").isNotNull();
        return id;
    }

    @Test
    void alertsAreListedNewestFirst() {
        var id = alert();

        get("/alerts?state=open&limit=1").statusCode(200).body("items[0].id", equalTo(id));
        get("/me/alerts?limit=1").statusCode(200).body("items[0].id", equalTo(id));
        get("/me/logins?limit=1")
                .statusCode(200)
                .body("items[0].alertId", equalTo(id))
                .body("items[0].province", equalTo("浙江"));
        get("/alerts?state=odd").statusCode(400).body("errors.field", hasItem("state"));
    }

    @Test
    void whatThePersonRecognisesIsUsualFromThenOn() {
        var id = alert();

        post("/me/alerts/" + id + "/answer", "{\"mine\": true}").statusCode(200).body("state", equalTo("confirmed"));

        assertThat(login("other", "223.5.5.5", 0)).isNull();
    }

    @Test
    void whatThePersonDisputesStaysOddAndIsTold() {
        var id = alert();
        try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
            post("/me/alerts/" + id + "/answer", "{\"mine\": false}")
                    .statusCode(200)
                    .body("state", equalTo("disputed"));

            var answered = Facts.next(topic, "cn.xinshou.audit.alert-answered.v1", id);
            assertThat(answered.key()).isEqualTo(OWN);
            CONTRACT.checkEvent("cn.xinshou.audit.alert-answered.v1", answered.value());
        }
        assertThat(login("other", "223.5.5.5", 0)).isNotNull();
    }

    @Test
    void thePersonSaysOneThingOnly() {
        var id = alert();
        post("/me/alerts/" + id + "/answer", "{\"mine\": false}").statusCode(200);

        post("/me/alerts/" + id + "/answer", "{\"mine\": false}").statusCode(200);
        post("/me/alerts/" + id + "/answer", "{\"mine\": true}").statusCode(409);
    }

    @Test
    void anotherPersonsAlertDoesNotExist() {
        post("/me/alerts/" + UUID.randomUUID() + "/answer", "{\"mine\": true}").statusCode(404);
        given().contentType(ContentType.JSON)
                .body("{\"mine\": true}")
                .post("/subjects/" + UUID.randomUUID() + "/alerts/" + alert() + "/answer")
                .then()
                .statusCode(403);
    }

    @Test
    void anAnswerMustBeYesOrNo() {
        var id = alert();

        for (var body : new String[] {"{}", "{\"mine\": null}", "{\"mine\": \"true\"}", "{\"mine\": 1}", "[]", ""}) {
            post("/me/alerts/" + id + "/answer", body).statusCode(400);
        }
    }

    @Test
    void staffCloseAnAlertWithAVerdict() {
        var id = alert();
        try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
            post("/alerts/" + id + "/verdict", "{\"verdict\": \"malicious\", \"note\": \"已电话核实\"}")
                    .statusCode(200)
                    .body("state", equalTo("closed"));

            CONTRACT.checkEvent(JUDGED, Facts.next(topic, JUDGED, id).value());
        }
        get("/alerts/" + id).body("verdict", equalTo("malicious")).body("note", equalTo("已电话核实"));
        get("/me/alerts?limit=1").body("items[0].note", nullValue());
        post("/alerts/" + id + "/verdict", "{\"verdict\": \"odd\"}")
                .statusCode(400)
                .body("errors.field", hasItem("verdict"));
    }
}
