package cn.xinshou.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class LoginResourceTest {

    private static final Contract CONTRACT = Contract.of("audit-service");
    private static final String NANCHANG = "59.52.0.1";
    private static final String HANGZHOU = "223.5.5.5";
    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1";
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    DataSource database;

    private final String account = "candidate-" + UUID.randomUUID();
    private final String subject = UUID.randomUUID().toString();

    private Map<String, Object> login(String device, String ip, String agent, String outcome, Duration ago) {
        var event = new LinkedHashMap<String, Object>();
        event.put("account", account);
        event.put("subject", subject);
        event.put("device", device);
        event.put("ip", ip);
        event.put("userAgent", agent);
        event.put("outcome", outcome);
        event.put("at", Instant.now().minus(ago).toString());
        return event;
    }

    private Map<String, Object> atHome(int daysAgo) {
        return login("home", NANCHANG, CHROME, "success", Duration.ofDays(daysAgo));
    }

    private void usualLogins() {
        report(List.of(atHome(4), atHome(3), atHome(2), atHome(1))).statusCode(200);
    }

    private static ValidatableResponse report(Object body) {
        return send("/login-events", body);
    }

    private static ValidatableResponse send(String path, Object body) {
        try {
            return given().filter(CONTRACT.responses())
                    .contentType(ContentType.JSON)
                    .body(body instanceof String text ? text : JSON.writeValueAsString(body))
                    .post(path)
                    .then();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void learnsNothingOddFromUsualLogins() {
            usualLogins();

            report(atHome(0))
                    .statusCode(200)
                    .body("level", equalTo("none"))
                    .body("score", equalTo(0.0f))
                    .body("reasons", empty())
                    .body("alertId", nullValue())
                    .body("assessmentId", notNullValue());
        }

        @Test
        void needNotKnowWhoseAccountItIs() {
            var event = atHome(0);
            event.remove("subject");

            report(event).statusCode(200).body("level", equalTo("none"));
        }

        @Test
        void isWarnedOfANewDeviceInAnotherProvince() {
            usualLogins();

            report(login("other", HANGZHOU, IPHONE, "success", Duration.ZERO))
                    .statusCode(200)
                    .body("level", equalTo("high"))
                    .body("reasons.detector", hasItems("new-device", "other-province"))
                    .body("reasons.zh", hasItem(containsString("平时在江西登录，这次在浙江")))
                    .body("reasons.en", hasItem(containsString("Jiangxi")))
                    .body("alertId", notNullValue());
        }

        @Test
        void needsThreeLoginsBeforeItWarns() {
            report(List.of(atHome(4), atHome(3)));

            report(login("other", HANGZHOU, IPHONE, "success", Duration.ZERO)).body("level", equalTo("none"));
        }

        @Test
        void isWarnedMildlyOfANewDeviceAtHome() {
            usualLogins();

            report(login("second", NANCHANG, CHROME, "success", Duration.ZERO))
                    .body("level", equalTo("low"))
                    .body("reasons.detector", equalTo(List.of("new-device")));
        }

        @Test
        void knowsAnAccountHoweverItIsTyped() {
            usualLogins();
            var shouted = login("other", NANCHANG, CHROME, "success", Duration.ZERO);
            shouted.put(
                    "account", "  " + account.toUpperCase(java.util.Locale.ROOT).replace('C', '\uff23'));

            report(shouted).body("reasons.detector", hasItem("new-device"));
        }

        @Test
        void doesNotTakeUnknownPlacesForOtherProvinces() {
            usualLogins();

            for (var nowhere : List.of("10.1.2.3", "127.0.0.1", "2001:db8::1", "::ffff:10.0.0.1")) {
                report(login("home", nowhere, CHROME, "success", Duration.ZERO)).body("reasons", empty());
            }
        }

        @Test
        void doesNotLearnFromWhatWasDoubted() {
            usualLogins();
            var odd = login("other", HANGZHOU, IPHONE, "success", Duration.ZERO);
            var first = report(odd).extract().jsonPath().getString("alertId");

            report(odd).body("level", equalTo("high")).body("alertId", equalTo(first));
        }

        @ParameterizedTest
        @CsvSource({"4, 60, false", "5, 60, true", "5, 3600, true", "4, 3600, false"})
        void countsFailures(int failures, int secondsApart, boolean odd) {
            var events = IntStream.range(0, failures)
                    .mapToObj(i -> login(
                            "robot",
                            HANGZHOU,
                            "python-requests/2.32",
                            "failure",
                            Duration.ofSeconds((long) (failures - 1 - i) * secondsApart)))
                    .toList();

            var last = report(events).statusCode(200).extract().jsonPath();

            assertThat(last.<String>getList("[" + (failures - 1) + "].reasons.detector")
                            .contains("brute-force"))
                    .isEqualTo(odd);
        }

        @Test
        void isWarnedMostOfASuccessAfterFailures() {
            usualLogins();
            report(IntStream.range(0, 5)
                    .mapToObj(i -> login("robot", HANGZHOU, IPHONE, "failure", Duration.ofSeconds(60L + i)))
                    .toList());

            report(login("robot", HANGZHOU, IPHONE, "success", Duration.ZERO))
                    .body("level", equalTo("critical"))
                    .body("reasons.detector", hasItem("success-after-failures"));
        }

        @Test
        void getsAListForAListAndAnObjectForAnObject() {
            report(List.of(atHome(1))).statusCode(200).body("size()", equalTo(1));
            report(atHome(0)).statusCode(200).body("level", equalTo("none"));
        }

        @Test
        void publishesWhatItAssessedAndWhatItRaised() {
            usualLogins();
            try (var topic = Topic.tail(Broker.bootstrap(), "xinshou.audit")) {
                var alert = report(login("other", HANGZHOU, IPHONE, "success", Duration.ZERO))
                        .extract()
                        .jsonPath()
                        .getString("alertId");

                var raised = topic.next("cn.xinshou.audit.alert-raised.v1", subject, Duration.ofSeconds(60));
                CONTRACT.checkEvent("cn.xinshou.audit.alert-raised.v1", raised.value());
                assertThat(new String(raised.value())).contains(alert).doesNotContain(account);
                var assessed = topic.next("cn.xinshou.audit.login-assessed.v1", subject, Duration.ofSeconds(60));
                CONTRACT.checkEvent("cn.xinshou.audit.login-assessed.v1", assessed.value());
                assertThat(new String(assessed.value())).doesNotContain(account).doesNotContain(HANGZHOU);
            }
        }

        @Test
        void leavesNoAddressAndNoUserAgentInAnyTable() {
            usualLogins();
            report(login("a-device-to-be-found", HANGZHOU, IPHONE, "success", Duration.ZERO))
                    .statusCode(200);

            var everything = new Rows(database).everything();

            assertThat(everything)
                    .contains("浙江")
                    .doesNotContain(account, "a-device-to-be-found", "Mozilla", "AppleWebKit");
            // Versions of policies and the like have two dots or hyphens, never three.
            assertThat(Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b")
                            .matcher(everything)
                            .find())
                    .isFalse();
        }

        @Test
        void countsTheSameRequestOnce() throws Exception {
            var body = JSON.writeValueAsString(atHome(0));
            var key = UUID.randomUUID().toString();
            var ids = new ArrayList<String>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = IntStream.range(0, 20)
                        .mapToObj(i -> threads.submit(() -> given().contentType(ContentType.JSON)
                                .header("Idempotency-Key", key)
                                .body(body)
                                .post("/login-events")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getString("assessmentId")))
                        .toList();
                for (var answer : answers) {
                    ids.add(answer.get());
                }
            }

            assertThat(ids).containsOnly(ids.getFirst());
            assertThat(new Rows(database).count("login where subject = '" + subject + "'"))
                    .isEqualTo(1);
        }

        @Test
        void assessesParallelLoginsOfOneAccountOneByOne() throws Exception {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = IntStream.range(0, 30)
                        .mapToObj(i ->
                                threads.submit(() -> report(login("robot", HANGZHOU, CHROME, "failure", Duration.ZERO))
                                        .statusCode(200)))
                        .toList();
                for (var answer : answers) {
                    answer.get();
                }
            }

            assertThat(new Rows(database).count("alert where subject = '" + subject + "'"))
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "account, null",
                    "account, ` `",
                    "account, `a\u0007b`",
                    "device, null",
                    "ip, null",
                    "ip, `1.2.3`",
                    "ip, `256.1.1.1`",
                    "ip, `example.com`",
                    "ip, `fe80::1%eth0`",
                    "outcome, null",
                    "outcome, `maybe`",
                    "at, null",
                    "at, `yesterday`",
                    "at, `1999-01-01T00:00:00Z`",
                    "at, `2999-01-01T00:00:00Z`",
                    "at, `+1000000-01-01T00:00:00Z`",
                    "subject, `x`",
                    "surprise, `x`"
                })
        void isToldWhichFieldIsWrong(String field, String value) {
            var event = atHome(0);
            event.put(field, "null".equals(value) ? null : value);

            report(event)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors.field", hasItem(field));
            report(List.of(atHome(0), event)).statusCode(400).body("errors.field", hasItem("[1]." + field));
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {"``", "`null`", "`[]`", "`[null]`", "`[[]]`", "`3`", "`{`", "`{}{}`", "`\"x\"`"})
        void isToldThatItSentNoEvent(String body) {
            report(body).statusCode(400).contentType("application/problem+json");
        }

        @Test
        void mayUseRareCharactersAndEmoji() {
            var event = atHome(0);
            event.put("account", "㐀𠮷\u200f😀" + account);

            report(event).statusCode(200);
        }

        @Test
        void isToldOfHalfACharacter() {
            report("{\"account\": \"\\ud800\"}").statusCode(400);
            report("{\"account\": \"a\\u0000\"}").statusCode(400);
        }

        @Test
        void mayNotReadAlertsNorAnswerThem() {
            given().get("/alerts").then().statusCode(403);
            send("/subjects/" + subject + "/alerts/" + UUID.randomUUID() + "/answer", Map.of("mine", true))
                    .statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000ee", roles = "responder")
    class AsResponder {

        @Test
        void mayNotReportLogins() {
            report(atHome(0)).statusCode(403);
        }

        @Test
        void isToldThatAnAlertDoesNotExist() {
            given().filter(CONTRACT.responses())
                    .get("/alerts/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
            given().filter(CONTRACT.responses()).get("/alerts/x").then().statusCode(400);
            send("/alerts/" + UUID.randomUUID() + "/verdict", Map.of("verdict", "malicious"))
                    .statusCode(404);
        }
    }

    @Nested
    class AsNobody {

        @Test
        void isTurnedAway() {
            report(atHome(0)).statusCode(401);
            given().get("/alerts").then().statusCode(401);
            given().get("/me/logins").then().statusCode(401);
            assertThat(given().get("/alerts").asString()).doesNotContain("items");
            given().get("/me/alerts").then().statusCode(401).body("title", not(nullValue()));
        }
    }
}
