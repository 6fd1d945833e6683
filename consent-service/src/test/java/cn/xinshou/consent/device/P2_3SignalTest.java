package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.device.DeviceAsking.effective;
import static cn.xinshou.consent.device.DeviceAsking.source;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Browser;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Do Not Track and Global Privacy Control turn off, on the server too, whatever is not necessary on that device. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P2.3")
class P2_3SignalTest {

    private static final String PREFERENCES = "preference-cookies";

    private final DeviceAsking device = new DeviceAsking();

    @TestHTTPResource("/")
    URI service;

    @Inject
    DataSource database;

    @Inject
    RoutingContext exchange;

    @ParameterizedTest
    @CsvSource({"Sec-GPC: 1, signal-gpc", "DNT: 1, signal-dnt"})
    void aSignalBeatsAnEarlierChoiceAndIsTheReasonGiven(String header, String reason) {
        device.choose(PREFERENCES, "grant").body(effective(PREFERENCES), equalTo(true));

        device.sending(header)
                .see()
                .body(effective(PREFERENCES), equalTo(false))
                .body(source(PREFERENCES), equalTo(reason))
                .header("Tk", equalTo("N"));
    }

    @Test
    void loginSecurityGoesOn() {
        device.sending("Sec-GPC: 1", "DNT: 1")
                .see()
                .body(effective("account-security"), equalTo(true))
                .body(source("account-security"), equalTo("necessary"));
    }

    @Test
    void aGrantAfterTheConflictWasShownWinsForThatPurposeAlone() {
        device.sending("Sec-GPC: 1").choose(PREFERENCES, "refuse");

        device.grantKnowingly(PREFERENCES)
                .body(effective(PREFERENCES), equalTo(true))
                .body(source(PREFERENCES), equalTo("choice"))
                .body(effective("mail-tracking"), equalTo(false))
                .body(source("mail-tracking"), equalTo("signal-gpc"));
    }

    @Test
    void aGrantWithoutHavingBeenShownTheConflictWaitsForTheEndOfTheSignal() {
        device.sending("Sec-GPC: 1")
                .choose(PREFERENCES, "grant")
                .body(effective(PREFERENCES), equalTo(false))
                .body(source(PREFERENCES), equalTo("signal-gpc"));

        device.sending().see().body(effective(PREFERENCES), equalTo(true));
    }

    @Test
    void aGrantAgainstOneSignalDoesNotCountAgainstTheOther() {
        device.sending("Sec-GPC: 1").grantKnowingly(PREFERENCES).body(effective(PREFERENCES), equalTo(true));

        device.sending("Sec-GPC: 1", "DNT: 1").see().body(source(PREFERENCES), equalTo("signal-dnt"));
    }

    @Test
    void aSignalThatComesBackIsNew() {
        device.sending("Sec-GPC: 1").grantKnowingly(PREFERENCES);
        device.sending().see().statusCode(200);

        device.sending("Sec-GPC: 1").see().body(source(PREFERENCES), equalTo("signal-gpc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-GPC: 0", "Sec-GPC: true", "Sec-GPC: 1, 0", "DNT: 0"})
    void whatIsNoSignalTurnsNothingOff(String header) {
        device.choose(PREFERENCES, "grant");

        device.sending(header).see().body(effective(PREFERENCES), equalTo(true));
    }

    @Test
    void oneOfSeveralLinesIsEnoughAndBlanksAroundAValueAreNotPartOfIt() throws IOException {
        assertThat(answerTo("Sec-GPC: 0\r\nSec-GPC:   1  \r\n")).contains("\"gpc\":true");
        assertThat(answerTo("Sec-GPC: 0\r\nSec-GPC: 1 1\r\n")).contains("\"gpc\":false");
    }

    @Test
    void aTrailerIsNoHeader() throws IOException {
        assertThat(answerTo("Transfer-Encoding: chunked\r\nTrailer: Sec-GPC\r\n", "0\r\nSec-GPC: 1\r\n\r\n"))
                .contains("\"gpc\":false");
    }

    @Test
    void supportIsDeclaredWhereSpecificationsSay() {
        request()
                .get("/.well-known/gpc.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("gpc", equalTo(true))
                .body("lastUpdate", equalTo("2026-11-24"));
        request()
                .get("/.well-known/dnt/")
                .then()
                .statusCode(200)
                .contentType("application/tracking-status+json")
                .body(containsString("\"tracking\": \"N\""));
        request().get("/.well-known/dnt/consented").then().statusCode(200).body(containsString("\"C\""));
        request().get("/policies/current").then().header("Tk", equalTo("N"));
    }

    @Test
    void theOrderIsPublished() {
        request()
                .get("/devices/precedence")
                .then()
                .statusCode(200)
                .body("order.id", contains("necessary", "grant-after-signal", "signal", "older-choice", "default"))
                .body("order.rank", hasSize(5));
    }

    @Test
    void aBrowserThatSendsTheSignalIsToldAndNothingIsOn() {
        try (var browser = Browser.start("zh-CN")) {
            browser.sendingGpc().open(service.resolve("/sdk/demo.html").toString());
            browser.button("知道了");
            browser.shot("banner-zh-gpc");
            assertThat(browser.inBanner(".banner").getText()).contains("全球隐私控制");
            assertThat(browser.barriers()).isEmpty();

            browser.button("知道了").click();
            browser.awaitGone(".banner");

            assertThat(gate(browser)).containsEntry(PREFERENCES, false).containsEntry("account-security", true);
            browser.open(service.resolve("/sdk/demo.html").toString());
            browser.find("[data-gate]");
            assertThat(browser.hasInBanner(".banner")).isFalse();
        }
    }

    @Test
    void aBrowserShowsTheConflictBeforeAGrantAgainstTheSignal() {
        try (var browser = Browser.start("en")) {
            browser.sendingDnt().open(service.resolve("/sdk/demo-en.html").toString());
            browser.button("Settings").click();
            browser.inBanner("[role=switch][aria-labelledby=p-preference-cookies]")
                    .click();
            browser.button("Save choices").click();
            browser.button("Keep off");
            browser.shot("conflict-en-dnt");
            assertThat(browser.barriers()).isEmpty();
            assertThat(gate(browser)).containsEntry(PREFERENCES, false);

            browser.button("Switch on anyway").click();

            browser.awaitResult("return Xinshou.consent.status().purposes['" + PREFERENCES + "']", true);
            assertThat(gate(browser)).containsEntry("mail-tracking", false);
            browser.shot("centre-en-dnt-granted");
        }
    }

    @Test
    @Tag("control-broken")
    void aServiceThatDoesNotHearSignalsIsNoticed() {
        QuarkusMock.installMockForType(new Deaf(exchange), Heard.class);

        assertThatThrownBy(() -> aSignalBeatsAnEarlierChoiceAndIsTheReasonGiven("Sec-GPC: 1", "signal-gpc"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aGrantThatIsOlderThanTheSignalLosesWhateverItsRowClaims() throws SQLException {
        device.choose(PREFERENCES, "grant");
        pretendTheConflictWasShown();

        device.sending("Sec-GPC: 1").see().body(source(PREFERENCES), equalTo("signal-gpc"));
    }

    /** Hears nothing of what a browser says about itself. */
    static final class Deaf extends Heard {

        Deaf(RoutingContext exchange) {
            super(exchange);
        }

        @Override
        Signals signals() {
            return Signals.NONE;
        }
    }

    /** A row that claims more than happened; the table takes no changes, so it is written as a further one. */
    private void pretendTheConflictWasShown() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into device_choice
                            (device, number, about, choice, conflict_gpc, conflict_dnt, policy_version, at)
                        values (?, 2, 'purpose:preference-cookies', 'grant', true, true, '2025-01-01', now() - interval '1 hour')
                        """)) {
            insert.setObject(1, device.id);
            insert.executeUpdate();
        }
    }

    /** What the service answers to a request for the choices with these header lines, byte for byte. */
    private String answerTo(String lines, String... body) throws IOException {
        try (var socket = new Socket("localhost", service.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("GET /devices/" + device.id
                                    + "/choices HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines + "\r\n"
                                    + String.join("", body))
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Boolean> gate(Browser browser) {
        return (Map<String, Boolean>) browser.script("return Xinshou.consent.status().purposes");
    }
}
