package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Editions;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A version that turns a choice into a necessity, and widens another purpose, takes nothing from what people agreed to before (PIPL 15). */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class ChoiceRemovedTest {

    private static final String LATER = "test-imposed";
    private static final Duration UNTIL = Duration.ofDays(10);

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Inject
    OptOut optOut;

    private final UUID person = UUID.randomUUID();

    /** News become a core function, and corroboration wants the phone besides. */
    @BeforeEach
    void publish() throws SQLException {
        UnaryOperator<List<Purpose>> purposes = shipped -> shipped.stream()
                .map(purpose -> switch (purpose.id()) {
                    case "exam-news" -> Editions.core("exam-news", Set.of("email", "phone"));
                    case "corroboration" -> Editions.additional("corroboration", Set.of("address", "city", "phone"));
                    default -> purpose;
                })
                .toList();
        Editions.add(
                database,
                clock,
                Editions.document(LATER, clock.instant().plus(UNTIL).minusSeconds(60), purposes, rights -> rights));
    }

    @AfterEach
    void unpublish() throws SQLException {
        Asking.resetClock();
        Editions.remove(database, List.of(LATER));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10})
    void isStillWithdrawn(long days) {
        act(person, "exam-news", "grant").statusCode(201);
        Asking.letPass(Duration.ofDays(days));

        withdraw("exam-news").statusCode(201).body("state", equalTo("withdrawn"));
        evaluate(person, "exam-news", "email").body("decision", equalTo(false));
    }

    @Test
    void isStillEndedByOneClick() {
        act(person, "exam-news", "grant");

        assertThat(optOut.end(person, "exam-news", Language.ZH, "mail:one-click"))
                .isTrue();
        evaluate(person, "exam-news", "email").body("context.reason", equalTo("withdrawn"));
    }

    @Test
    void isStillPreviewed() {
        act(person, "exam-news", "grant");

        request()
                .get("/subjects/" + person + "/preview?act=withdraw&purpose=exam-news")
                .then()
                .statusCode(200)
                .body("stops.purpose", contains("exam-news"));
    }

    @Test
    void isPreviewedAsAFunctionThatGoesOnOnceThePersonAcceptedThat() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL);
        accept();

        request()
                .get("/subjects/" + person + "/preview?act=withdraw&purpose=exam-news")
                .then()
                .statusCode(200)
                .body("stops.purpose", not(hasItem("exam-news")))
                .body("goesOn.findAll { it.purpose == 'exam-news' }.basis", contains("contract"));
    }

    @Test
    void stillRunsOutAndThatIsWrittenDown() {
        act(person, "exam-news", "grant");
        Asking.letPass(Duration.ofDays(367));

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> request()
                        .get("/subjects/{subject}/consents/exam-news/history", person)
                        .then()
                        .body("items.action", contains("expire", "grant")));
    }

    @Test
    void whoNeverAgreedIsToldThatThereIsNothingToWithdraw() {
        withdraw("exam-news").statusCode(409).body("type", equalTo("/problems/nothing-to-withdraw"));
    }

    @Test
    void aReceiptSaysWhatWasAgreedToAndNotWhatALaterVersionMakesOfIt() {
        act(person, "corroboration", "grant");
        Asking.letPass(UNTIL);

        String receipt = withdraw("corroboration").statusCode(201).extract().path("receiptId");
        request()
                .get("/receipts/{id}", receipt)
                .then()
                .statusCode(200)
                .body("receipt.processing.privacy_notice.version", equalTo(Asking.VERSION))
                .body("receipt.processing.privacy_notice.clause", equalTo("2.8"))
                .body("receipt.processing.pii_information.pii_type", contains("address", "city", "education", "email"));
    }

    @Test
    void theRecordHasTheTermsOfEachVersionThatWasAgreedTo() {
        act(person, "corroboration", "grant");
        Asking.letPass(UNTIL);
        send(person, Asking.act("corroboration", "grant", true).replace(Asking.VERSION, LATER))
                .statusCode(201);

        request()
                .get("/subjects/{subject}/consents/corroboration/record", person)
                .then()
                .statusCode(200)
                .body("events.processing_id", contains(LATER + ":zh", Asking.VERSION + ":zh", Asking.VERSION + ":zh"))
                .body("processing.processing_id", contains(LATER + ":zh", Asking.VERSION + ":zh"))
                .body("processing[0].pii_information.pii_type", contains("address", "city", "phone"))
                .body("processing[1].pii_information.pii_type", contains("address", "city", "education", "email"))
                .body("processing[1].privacy_notice.clause", equalTo("2.8"));
    }

    private ValidatableResponse withdraw(String purpose) {
        return send(person, "{\"purpose\": \"%s\", \"action\": \"withdraw\", \"surface\": \"web\"}".formatted(purpose));
    }

    private void accept() {
        request()
                .contentType("application/json")
                .body("{\"version\": \"%s\", \"decision\": \"accept\"}".formatted(LATER))
                .post("/subjects/{subject}/policy-decisions", person)
                .then()
                .statusCode(201);
    }
}
