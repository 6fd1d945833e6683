package cn.xinshou.consent.device;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A device that a person showed to be theirs speaks for them where nobody knows on which device a use will be, in the published order: an
 * agreement on that device after the conflict was shown, the signal, an older choice, the default.
 */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = P2_3LinkedDeviceTest.PERSON,
        roles = {"data-subject", "platform"})
@Tag("P2.3")
class P2_3LinkedDeviceTest {

    static final String PERSON = "0199a000-0000-7000-8000-00000000c0d1";
    private static final UUID PERSON_ID = UUID.fromString(PERSON);
    private static final String TRACKING = "mail-tracking";

    private final DeviceAsking device = new DeviceAsking();

    @Inject
    DataSource database;

    @BeforeEach
    void thePersonAgreedAndHasNoDevices() throws SQLException {
        unlinkAll();
        act(PERSON_ID, TRACKING, "grant").statusCode(201);
        act(PERSON_ID, "exam-news", "grant").statusCode(201);
        asked().body("decision", equalTo(true));
    }

    private void unlinkAll() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate("delete from device_link where subject = '" + PERSON + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({"Sec-GPC: 1, signal-gpc", "DNT: 1, signal-dnt"})
    void itsSignalBeatsWhatThePersonAgreedToBefore(String header, String reason) {
        link(device.sending(header));

        asked().body("decision", equalTo(false))
                .body("context.reason", equalTo(reason))
                .body("context.promise", equalTo("P2.3"));
    }

    @Test
    void itsSignalBeatsAnAgreementThatWasGivenLaterElsewhere() {
        link(device.sending("Sec-GPC: 1"));
        act(PERSON_ID, TRACKING, "withdraw").statusCode(201);
        act(PERSON_ID, TRACKING, "grant").statusCode(201);

        asked().body("context.reason", equalTo("signal-gpc"));
    }

    @Test
    void anAgreementOnItAfterTheConflictWasShownWins() {
        link(device.sending("Sec-GPC: 1"));
        device.grantKnowingly(TRACKING).statusCode(200);

        asked().body("decision", equalTo(true));
    }

    @Test
    void anAgreementOnItForAnotherPurposeDoesNotCount() {
        link(device.sending("Sec-GPC: 1"));
        device.grantKnowingly("preference-cookies").statusCode(200);

        asked().body("context.reason", equalTo("signal-gpc"));
    }

    @Test
    void anAgreementOnItWithoutHavingBeenShownTheConflictDoesNotCount() {
        link(device.sending("Sec-GPC: 1"));
        device.choose(TRACKING, "grant").statusCode(200);

        asked().body("context.reason", equalTo("signal-gpc"));
    }

    @Test
    void anAgreementOnOneDeviceDoesNotCountAgainstTheSignalOfAnother() {
        link(device.sending("Sec-GPC: 1"));
        device.grantKnowingly(TRACKING).statusCode(200);
        link(new DeviceAsking().sending("DNT: 1"));

        asked().body("context.reason", equalTo("signal-dnt"));
    }

    @Test
    void whatWasRefusedOnItHoldsThereAndNotElsewhere() {
        link(device);
        device.choose(TRACKING, "refuse").statusCode(200);

        asked().body("decision", equalTo(true));
        asked("{\"device\": \"" + device.id + "\"}").body("context.reason", equalTo("refused"));
    }

    @Test
    void aKnownDeviceAtHandSpeaksForItselfAlone() {
        link(device.sending("Sec-GPC: 1"));
        var other = new DeviceAsking();
        link(other);

        asked("{\"device\": \"" + other.id + "\"}").body("decision", equalTo(true));
        asked("{\"signals\": []}").body("decision", equalTo(true));
    }

    @Test
    void withoutTheLinkTheDeviceIsAStrangers() {
        device.sending("Sec-GPC: 1").see().statusCode(200);
        device.see().statusCode(200);

        asked().body("decision", equalTo(true));
    }

    /** Each request says it anew; the next one of the device without it is the end of it. */
    @ParameterizedTest
    @CsvSource({"Sec-GPC: 1, visit", "DNT: 1, visit", "Sec-GPC: 1, choice", "DNT: 1, choice"})
    void onceTheDeviceComesWithoutTheSignalTheAgreementHoldsAgain(String header, String how) {
        link(device.sending(header));
        asked().body("decision", equalTo(false));

        device.sending();
        (how.equals("visit") ? device.see() : device.choose("preference-cookies", "refuse")).statusCode(200);

        asked().body("decision", equalTo(true));
    }

    @Test
    void aSignalThatStaysAwayFromOneDeviceStillCountsOnAnother() {
        var other = new DeviceAsking();
        link(device.sending("Sec-GPC: 1"));
        link(other.sending("Sec-GPC: 1"));

        device.sending().see().statusCode(200);

        asked().body("context.reason", equalTo("signal-gpc"));
    }

    @Test
    void aSignalThatComesWithTheLinkIsHeardAndOneThatDoesNotIsNotTakenBack() {
        linkSending(new Headers(new Header("Sec-GPC", "1")));
        asked().body("context.reason", equalTo("signal-gpc"));

        linkSending(new Headers());
        asked().body("context.reason", equalTo("signal-gpc"));
    }

    @Test
    void onceTheDeviceIsUnlinkedTheAgreementHoldsAgain() {
        link(device.sending("Sec-GPC: 1"));
        asked().body("decision", equalTo(false));

        request().delete("/subjects/{s}/devices/{d}", PERSON, device.id).then().statusCode(204);
        asked().body("decision", equalTo(true));
    }

    @Test
    void whatDoesNotWorkOnADeviceGoesOn() {
        link(device.sending("Sec-GPC: 1", "DNT: 1"));

        evaluate(PERSON_ID, "exam-news", "email").body("decision", equalTo(true));
        evaluate(PERSON_ID, "account-security", "cookie").body("decision", equalTo(true));
    }

    @Test
    void aMailToThePersonHoldsNoPixel() {
        links().body("tracked", equalTo(true));

        link(device.sending("Sec-GPC: 1"));

        links().body("tracked", equalTo(false)).body("mayBeSent", equalTo(true)).body("pixel", nullValue());
    }

    @Test
    @Tag("control-broken")
    void devicesThatAreNotLookedAtAreNoticed() {
        QuarkusMock.installMockForType(new Blind(database), Devices.class);

        assertThatThrownBy(() -> itsSignalBeatsWhatThePersonAgreedToBefore("Sec-GPC: 1", "signal-gpc"))
                .isInstanceOf(AssertionError.class);
    }

    /** Knows of nobody's devices. */
    static final class Blind extends Devices {

        Blind(DataSource database) {
            super(database);
        }

        @Override
        List<DeviceState> statesOf(UUID subject) {
            return List.of();
        }
    }

    private static void link(DeviceAsking device) {
        device.linkTo(PERSON);
        // What is heard of a device with a token is kept.
        device.see().statusCode(200);
    }

    private void linkSending(Headers headers) {
        request()
                .header("Device-Token", device.token())
                .headers(headers)
                .put("/subjects/{subject}/devices/{device}", PERSON, device.id)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse asked() {
        return asked("{}");
    }

    private static ValidatableResponse asked(String context) {
        return evaluate(evaluation(PERSON_ID, TRACKING, "mailOpen", context));
    }

    private static ValidatableResponse links() {
        return request()
                .contentType(ContentType.JSON)
                .body("{\"purpose\": \"exam-news\", \"mailing\": \"m1\", \"links\": []}")
                .post("/subjects/{subject}/mail-links", PERSON)
                .then()
                .statusCode(200);
    }
}
