package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.device.DeviceAsking.effective;
import static cn.xinshou.consent.device.DeviceAsking.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class ChoicesResourceTest {

    private static final String PREFERENCES = "preference-cookies";

    private final DeviceAsking device = new DeviceAsking();

    @Inject
    DataSource database;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    class OnANewDevice {

        @Test
        void everythingThatIsNotNecessaryIsOff() {
            device.see()
                    .statusCode(200)
                    .body(effective("account-security"), equalTo(true))
                    .body(source("account-security"), equalTo("necessary"))
                    .body(effective(PREFERENCES), equalTo(false))
                    .body(source(PREFERENCES), equalTo("default"))
                    .body(effective("mail-tracking"), equalTo(false))
                    .body("token", notNullValue())
                    .header("Tk", equalTo("N"))
                    .header("Cache-Control", equalTo("no-store"));
        }

        @Test
        void nothingIsKeptOfWhoOnlyLooks() throws SQLException {
            device.see().statusCode(200);

            assertThat(count("select count(*) from device where id = '" + device.id + "'"))
                    .isZero();
        }

        @Test
        void theFirstChoiceIsAnsweredWithAToken() {
            device.choose(PREFERENCES, "grant").statusCode(200).body("token", notNullValue());

            device.see()
                    .statusCode(200)
                    .body("token", nullValue())
                    .body(effective(PREFERENCES), equalTo(true))
                    .header("Tk", equalTo("C;consented"));
        }

        @Test
        void aTokenDrawnByWhoDidNotComeFirstIsWorthNothing() {
            var stranger = device.token();
            device.forgettingItsToken().choose(PREFERENCES, "refuse").statusCode(200);

            device.holding(stranger).choose(PREFERENCES, "grant").statusCode(401);
        }
    }

    @Nested
    class WithItsToken {

        @Test
        void choosesAndChangesAndTakesBack() {
            device.choose(PREFERENCES, "grant").body(effective(PREFERENCES), equalTo(true));
            device.choose(PREFERENCES, "refuse")
                    .body(effective(PREFERENCES), equalTo(false))
                    .body(source(PREFERENCES), equalTo("choice"));
            device.choose(PREFERENCES, "forget").body(source(PREFERENCES), equalTo("default"));
        }

        @Test
        void leavesTheOthersAsTheyAre() {
            device.choose(PREFERENCES, "grant");

            device.choose("mail-tracking", "refuse").body(effective(PREFERENCES), equalTo(true));
        }

        @Test
        void aGrantEndsWithItsTime() {
            device.choose(PREFERENCES, "grant");
            device.see().body(effective(PREFERENCES), equalTo(true));

            for (var i = 0; i < 4; i++) {
                Asking.letPass(Duration.ofDays(100));
                device.see().statusCode(200);
            }

            device.see().body(effective(PREFERENCES), equalTo(false)).body(source(PREFERENCES), equalTo("default"));
        }

        @Test
        void hasOneEffectHoweverOftenTheSameIsSentAtOnce() throws Exception {
            var token = device.token();
            try (var senders = Executors.newFixedThreadPool(12)) {
                var answers = senders.invokeAll(IntStream.range(0, 200)
                        .mapToObj(i -> (java.util.concurrent.Callable<Integer>) () -> request()
                                .header("Device-Token", token)
                                .contentType(ContentType.JSON)
                                .body("""
                                                {"choices": [{"purpose": "preference-cookies", "choice": "grant"}]}
                                                """)
                                .put("/devices/{device}/choices", device.id)
                                .statusCode())
                        .toList());
                for (var answer : answers) {
                    assertThat(answer.get()).isEqualTo(200);
                }
            }

            assertThat(changes()).isEqualTo(1);
        }

        @Test
        void keepsWhatChangedAndNothingElse() throws SQLException {
            device.choose(PREFERENCES, "grant");
            device.sending("Sec-GPC: 1").see();
            device.see();
            device.choose(PREFERENCES, "grant");

            assertThat(changes()).isEqualTo(2);
        }

        @Test
        void whatIsKeptCannotBeChanged() {
            device.choose(PREFERENCES, "grant");

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                        try (var connection = database.getConnection();
                                var statement = connection.createStatement()) {
                            statement.executeUpdate("delete from device_choice");
                        }
                    })
                    .hasMessageContaining("kept as they were written");
        }

        @Test
        void isAskedToWaitAfterAHundredChangesInADayButMayStillRefuse() {
            device.choose(PREFERENCES, "grant");
            for (var i = 0; i < 49; i++) {
                device.choose(PREFERENCES, "refuse").statusCode(200);
                device.choose(PREFERENCES, "grant").statusCode(200);
            }
            device.choose(PREFERENCES, "refuse").statusCode(200);

            device.choose(PREFERENCES, "grant").statusCode(429).body("mayTryAgainAt", notNullValue());
            device.choose("mail-tracking", "refuse").statusCode(200);
        }

        @Test
        void getsANewOneInTheSecondHalfOfItsTime() {
            device.choose(PREFERENCES, "grant");
            var first = device.token();
            Asking.letPass(Duration.ofDays(100));

            device.see().body("token", notNullValue());

            assertThat(device.token()).isNotEqualTo(first);
            device.see().statusCode(200).body("token", nullValue());
        }
    }

    @Nested
    class WithAForgedToken {

        @Test
        void isTurnedAwayWithoutOne() {
            device.choose(PREFERENCES, "grant");

            device.forgettingItsToken()
                    .see()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/device-token-required"))
                    .body("errors.field", hasItem("Device-Token"));
        }

        @Test
        void isTurnedAwayWithAnotherDevices() {
            device.choose(PREFERENCES, "grant");

            device.holding(new DeviceAsking().token()).see().statusCode(401);
        }

        @Test
        void isTurnedAwayAfterItsTime() {
            device.choose(PREFERENCES, "grant");
            Asking.letPass(Duration.ofDays(181));

            device.see().statusCode(401);
        }

        @Test
        void isTurnedAwayWhicheverByteIsChanged() {
            var bytes = Base64.getUrlDecoder().decode(device.token());
            for (var at = 0; at < bytes.length; at += 4) {
                var changed = bytes.clone();
                changed[at] ^= 1;

                device.holding(Base64.getUrlEncoder().withoutPadding().encodeToString(changed))
                        .see()
                        .statusCode(401);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "null", "AAAA", "=", "....", "' or 1=1 --"})
        void isTurnedAwayWithNonsense(String nonsense) {
            device.holding(nonsense).see().statusCode(401);
            device.holding("A".repeat(87)).see().statusCode(401);
            device.holding("A".repeat(5_000)).see().statusCode(401);
        }
    }

    @Nested
    class WithABadRequest {

        @ParameterizedTest
        @CsvSource({
            "no-such-purpose, grant, 422, /problems/unknown-purpose",
            "account-security, refuse, 422, /problems/nothing-to-consent-to",
            "exam-news, grant, 422, /problems/not-a-device-purpose"
        })
        void isToldWhatCannotBeChosen(String purpose, String choice, int status, String problem) {
            device.choose(purpose, choice)
                    .statusCode(status)
                    .body("type", equalTo(problem))
                    .body("errors.field", hasItem("choices.purpose"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"choices\": []}",
                    "{\"choices\": null}",
                    "{\"choices\": [null]}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\"}]}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\", \"choice\": \"maybe\"}]}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\", \"choice\": 1}]}",
                    "{\"choices\": [{\"purpose\": \"\\u0000\", \"choice\": \"grant\"}]}",
                    "{\"choices\": [{\"purpose\": \"\\ud800\", \"choice\": \"grant\"}]}",
                    "{\"choices\": [{\"purpose\": \"𠮷\", \"choice\": \"grant\"}]}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\", \"choice\": \"grant\", \"signalShown\": \"yes\"}]}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\", \"choice\": \"grant\"}], \"extra\": 1}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\", \"choice\": \"grant\"}], \"surface\": \"a b\"}",
                    "{\"choices\": [{\"purpose\": \"preference-cookies\", \"choice\": \"grant\"},"
                            + " {\"purpose\": \"preference-cookies\", \"choice\": \"refuse\"}]}"
                })
        void isToldWhatIsWrong(String body) {
            device.put(body)
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("errors", hasSize(1));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "me", "../x", "00000000-0000-0000-0000-00000000000g", "%F0%9F%98%80", "'"})
        void isToldThatADeviceIsAUuid(String id) {
            assertThat(Asking.impossibleRequest()
                            .urlEncodingEnabled(false)
                            .get("/devices/" + id + "/choices")
                            .statusCode())
                    .isBetween(400, 404);
        }

        @Test
        void cannotAgreeToAVersionThatIsNotInForce() {
            device.put("""
                            {"choices": [{"purpose": "preference-cookies", "choice": "grant"}], "policyVersion": "1999-01-01"}
                            """).statusCode(422).body("errors.field", hasItem("policyVersion"));
        }
    }

    @Nested
    class FromAPage {

        @Test
        void ofThePlatformMayAsk() {
            Asking.impossibleRequest()
                    .header("Origin", "https://baoming.example")
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "content-type,device-token")
                    .options("/devices/{device}/choices", device.id)
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", equalTo("https://baoming.example"))
                    .header("Access-Control-Allow-Credentials", nullValue());
            request()
                    .header("Origin", "https://baoming.example")
                    .get("/devices/{device}/choices", device.id)
                    .then()
                    .header("Access-Control-Allow-Origin", equalTo("https://baoming.example"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://elsewhere.example", "null", "http://baoming.example"})
        void ofAnotherSiteMayNot(String origin) {
            request()
                    .header("Origin", origin)
                    .get("/devices/{device}/choices", device.id)
                    .then()
                    .header("Access-Control-Allow-Origin", nullValue());
        }
    }

    private int changes() throws SQLException {
        return count("select count(*) from device_choice where device = '" + device.id + "'");
    }

    private int count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
