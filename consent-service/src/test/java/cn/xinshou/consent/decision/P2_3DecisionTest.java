package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server obeys a browser's signal too, whoever asks and whatever the person agreed to before. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P2.3")
class P2_3DecisionTest {

    private static final String TRACKING = "mail-tracking";

    private final UUID person = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();

    @Inject
    Decide decide;

    @BeforeEach
    void thePersonAgreed() {
        act(person, TRACKING, "grant").statusCode(201);
        act(person, "exam-news", "grant").statusCode(201);
    }

    @Test
    void withoutASignalTheGrantHolds() {
        ask(TRACKING, "mailOpen", "{\"signals\": []}").body("decision", equalTo(true));
        ask(TRACKING, "mailOpen", "{\"device\": \"" + device + "\"}").body("decision", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({"gpc, signal-gpc", "dnt, signal-dnt"})
    void aSignalIsTheReason(String signal, String reason) {
        isDenied(signal, reason);
    }

    /** The platform asks from its own servers: what stands in the headers there is no word of the person's. */
    @ParameterizedTest
    @ValueSource(strings = {"Sec-GPC", "DNT"})
    void headersOfTheQuestionAreNotThePersons(String header) {
        request()
                .header(header, "1")
                .contentType(ContentType.JSON)
                .body(evaluation(person, TRACKING, "mailOpen", "{\"device\": \"" + device + "\"}"))
                .post("/access/v1/evaluation")
                .then()
                .statusCode(200)
                .body("decision", equalTo(true));
    }

    @Test
    void whatDoesNotWorkOnADeviceGoesOn() {
        ask("exam-news", "email", "{\"signals\": [\"gpc\", \"dnt\"]}").body("decision", equalTo(true));
        ask("account-security", "cookie", "{\"signals\": [\"gpc\"]}").body("decision", equalTo(true));
    }

    @Test
    void aSignalHeardFromTheDeviceBeforeIsObeyed() {
        choose("refuse", "Sec-GPC");

        ask(TRACKING, "mailOpen", "{\"device\": \"" + device + "\", \"signals\": [\"gpc\"]}")
                .body("context.reason", equalTo("signal-gpc"));
    }

    @Test
    void aRefusalOnTheDeviceHoldsThere() {
        choose("refuse", null);

        ask(TRACKING, "mailOpen", "{\"device\": \"" + device + "\"}").body("context.reason", equalTo("refused"));
        ask(TRACKING, "mailOpen", "{\"device\": \"" + UUID.randomUUID() + "\"}").body("decision", equalTo(true));
    }

    @Test
    void aGrantOnTheDeviceAfterTheConflictWasShownWins() {
        choose("grant", "Sec-GPC");

        ask(TRACKING, "mailOpen", "{\"device\": \"" + device + "\", \"signals\": [\"gpc\"]}")
                .body("decision", equalTo(true));
    }

    @Test
    void aDeviceMakesNoYes() {
        var stranger = UUID.randomUUID();
        choose("grant", null);

        evaluate(evaluation(stranger, TRACKING, "mailOpen", "{\"device\": \"" + device + "\"}"))
                .body("decision", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"device\": \"mine\"}|context.device", "{\"signals\": [\"GPC\"]}|context.signals[0]"})
    void isToldWhichMemberIsWrong(String contextAndField) {
        var parts = contextAndField.split("\\|");

        ask(TRACKING, "mailOpen", parts[0]).statusCode(400).body("errors.field", hasItem(parts[1]));
    }

    @Test
    @Tag("control-broken")
    void aSignalThatIsNotHeardIsNoticed() {
        Answering.yesTo(decide, question -> question.purpose().equals(TRACKING));

        assertThatThrownBy(() -> isDenied("gpc", "signal-gpc")).isInstanceOf(AssertionError.class);
    }

    private void isDenied(String signal, String reason) {
        ask(TRACKING, "mailOpen", "{\"signals\": [\"" + signal + "\"]}")
                .body("decision", equalTo(false))
                .body("context.reason", equalTo(reason))
                .body("context.promise", equalTo("P2.3"));
    }

    private ValidatableResponse ask(String purpose, String item, String context) {
        return evaluate(evaluation(person, purpose, item, context));
    }

    /** On the device, after having been shown that the browser's signal says otherwise if it sends one. */
    private void choose(String choice, String signal) {
        var request = request().contentType(ContentType.JSON).body("""
                {"choices": [{"purpose": "%s", "choice": "%s", "signalShown": %s}], "surface": "banner"}
                """.formatted(TRACKING, choice, signal != null));
        (signal == null ? request : request.header(signal, "1"))
                .put("/devices/{device}/choices", device)
                .then()
                .statusCode(200);
    }
}
