package cn.xinshou.consent.consent;

import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Neighbour;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is under fourteen needs a guardian to agree (PIPL 31), and needs nobody to say no. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
class GuardianTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final UUID child = UUID.randomUUID();

    @Inject
    DataSource database;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    private static String act(String purpose, String action, String more) {
        return Asking.act(purpose, action, true).replace("\"separate\"", more + "\"separate\"");
    }

    private static String bornYearsAgo(int years) {
        return "\"birthDate\": \"" + Asking.bornYearsAgo(years) + "\", ";
    }

    private void becomesKnown(UUID subject, String band) {
        Neighbour.publish("identity", "profile-changed.v1", subject, """
                {"subject": "%s", "items": ["birthDate"], "purpose": "exam-registration", "actor": "x", "version": 2,
                 "ageBand": "%s", "at": "2026-11-23T04:00:00Z"}
                """.formatted(subject, band));
        var kept = band.equals("14-17") ? "FROM_14" : "UNDER_14";
        await("the service hears of it").atMost(SOON).until(() -> kept.equals(band(subject)));
    }

    private String band(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select age_band from person where subject = ?")) {
            select.setObject(1, subject);
            try (var row = select.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    @Test
    void aChildCannotAgreeAlone() {
        send(child, act("exam-news", "grant", bornYearsAgo(13)))
                .statusCode(422)
                .body("type", equalTo("/problems/guardian-required"))
                .body("errors[0].field", equalTo("guardian"));
    }

    @Test
    void aGuardianCanAgreeForAChild() {
        send(child, act("exam-news", "grant", bornYearsAgo(13) + "\"guardian\": \"g-7781\", "))
                .statusCode(201)
                .body("state", equalTo("granted"));

        request()
                .get("/subjects/{subject}/consents/exam-news/history", child)
                .then()
                .body("items[0].guardian", equalTo("g-7781"));
    }

    @Test
    void theReceiptSaysThatAGuardianAgreed() {
        String receipt = send(child, act("exam-news", "grant", bornYearsAgo(13) + "\"guardian\": \"g-7781\", "))
                .extract()
                .path("receiptId");

        request()
                .get("/receipts/{id}", receipt)
                .then()
                .body("receipt.pipl.minorUnder14ByGuardian", equalTo(true))
                .body("receipt.event.entity_id", equalTo("g-7781"));
    }

    @Test
    void everythingAboutAChildNeedsSeparateConsent() {
        var bundled = act("exam-news", "grant", bornYearsAgo(13) + "\"guardian\": \"g-7781\", ")
                .replace("\"separate\": true", "\"separate\": false");

        send(child, bundled).statusCode(422).body("type", equalTo("/problems/separate-consent-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refuse", "withdraw"})
    void aChildSaysNoAlone(String no) {
        send(child, act("exam-news", "grant", bornYearsAgo(13) + "\"guardian\": \"g-7781\", "))
                .statusCode(201);

        send(child, act("exam-news", no, bornYearsAgo(13))).statusCode(201);
    }

    @Test
    void whoIsOnceKnownAsAChildStaysOne() {
        send(child, act("exam-news", "refuse", bornYearsAgo(13))).statusCode(201);

        send(child, act("exam-news", "grant", "")).statusCode(422).body("type", equalTo("/problems/guardian-required"));
    }

    @ParameterizedTest
    @CsvSource({
        "2012-11-24, 2026-11-23T23:59:00+08:00, 422",
        "2012-11-24, 2026-11-24T00:00:00+08:00, 201",
        "2012-02-29, 2026-02-28T23:59:00+08:00, 422",
        "2012-02-29, 2026-03-01T00:00:00+08:00, 201"
    })
    void isGrownUpEnoughFromTheFirstMomentOfTheBirthdayInChina(LocalDate born, OffsetDateTime now, int status) {
        Asking.stopAt(now.toInstant());

        send(child, act("exam-news", "grant", "\"birthDate\": \"" + born + "\", "))
                .statusCode(status);
    }

    @Test
    void keepsNoDateOfBirth() throws SQLException {
        var born = LocalDate.of(2014, 7, 31);
        send(child, act("exam-news", "refuse", "\"birthDate\": \"" + born + "\", "))
                .statusCode(201);

        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select (select string_agg(p::text, '') from person p where subject = ?)
                            || (select string_agg(a::text, '') from consent_act a where subject = ?)
                            || (select string_agg(convert_from(decode(split_part(replace(replace(jws, '-', '+'), '_', '/'), '.', 2)
                                 || repeat('=', (4 - length(split_part(jws, '.', 2)) % 4) % 4), 'base64'), 'UTF8'), '')
                                from receipt where subject = ?)
                            || (select coalesce(string_agg(o::text, ''), '') from journal_outbox o)
                        """)) {
            for (var i = 1; i <= 3; i++) {
                select.setObject(i, child);
            }
            try (var row = select.executeQuery()) {
                row.next();
                assertThat(row.getString(1)).contains(child.toString()).doesNotContain("2014-07-31");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01", "1700-01-01", "2012-02-30", "12 July", "20120712"})
    void isToldThatNobodyWasBornThen(String born) {
        send(child, act("exam-news", "grant", "\"birthDate\": \"" + born + "\", "))
                .statusCode(400)
                .body("errors[0].field", equalTo("birthDate"));
    }

    @Test
    void aGrantHoldsNoLongerOnceItIsKnownThatAChildGaveIt() {
        send(child, act("exam-news", "grant", "")).statusCode(201);

        becomesKnown(child, "under-14");

        request()
                .get("/subjects/{subject}/consents", child)
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("granted"))
                .body("items[0].guardianMissing", equalTo(true));
    }

    @Test
    void whatAGuardianGrantedGoesOnWhenTheAgeBecomesKnown() {
        send(child, act("exam-news", "grant", "\"guardian\": \"g-7781\", ")).statusCode(201);

        becomesKnown(child, "under-14");

        request().get("/subjects/{subject}/consents", child).then().body("items[0].guardianMissing", nullValue());
    }

    @Test
    void growingUpDoesNotMendWhatAChildGranted() {
        send(child, act("exam-news", "grant", "")).statusCode(201);
        becomesKnown(child, "under-14");

        becomesKnown(child, "14-17");

        request().get("/subjects/{subject}/consents", child).then().body("items[0].guardianMissing", equalTo(true));
    }

    @Test
    void thePersonMendsItWhenOldEnough() {
        send(child, act("exam-news", "grant", "")).statusCode(201);
        becomesKnown(child, "under-14");
        becomesKnown(child, "14-17");

        send(child, act("exam-news", "grant", "")).statusCode(201);

        request().get("/subjects/{subject}/consents", child).then().body("items[0].guardianMissing", nullValue());
    }

    @Test
    void whatTheProfileProvesIsNotTalkedAway() {
        send(child, act("exam-news", "refuse", "")).statusCode(201);
        becomesKnown(child, "under-14");

        send(child, act("exam-news", "grant", bornYearsAgo(30))).statusCode(422);
    }

    @Test
    void aChildMayBeAskedAgainWhereTheGuardianIsMissing() {
        send(child, act("exam-news", "grant", "")).statusCode(201);
        becomesKnown(child, "under-14");

        PromptResourceTest.ask(child, "exam-news", "web")
                .statusCode(201)
                .body("guardianRequired", equalTo(true))
                .body("separate", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"consistency\": \"strong\"}"})
    void nothingRestsOnAChildsGrantAnyMore(String context) {
        send(child, act("exam-news", "grant", "")).statusCode(201);
        evaluate(evaluation(child, "exam-news", "email", context)).body("decision", equalTo(true));

        becomesKnown(child, "under-14");

        // Memory learns of it a moment after the table, in which it became known.
        await("decisions follow")
                .atMost(SOON)
                .untilAsserted(() -> evaluate(evaluation(child, "exam-news", "email", context))
                        .body("decision", equalTo(false))
                        .body("context.reason", equalTo("guardian-required")));
    }

    @Test
    void everyReplicaHearsThatTheGuardianIsMissing() {
        // Another replica took the message in: this one only has the fact on the service's own topic to go by.
        send(child, act("exam-news", "grant", "")).statusCode(201);

        Neighbour.publish("consent", "guardian-missing.v1", child, """
                {"subject": "%s", "purposes": ["exam-news"], "revision": 9000000000, "at": "2026-11-23T04:00:00Z"}
                """.formatted(child));

        await("memory hears of it")
                .atMost(SOON)
                .untilAsserted(() -> evaluate(evaluation(child, "exam-news", "email", "{}"))
                        .body("context.reason", equalTo("guardian-required")));
    }
}
