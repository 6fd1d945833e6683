package cn.xinshou.consent.decision;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.evaluate;
import static cn.xinshou.consent.Asking.evaluation;
import static cn.xinshou.consent.Asking.request;
import static cn.xinshou.consent.Asking.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.policy.Editions;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version that takes from people holds for each of them only once they said yes to it; until then the older one governs them. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(user = "platform", roles = "platform")
@Tag("P7.1")
class P7_1GoverningTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STRONG = "{\"consistency\": \"strong\"}";
    private static final String WIDER = "test-wider";
    private static final String NARROWER = "test-narrower";
    private static final Duration UNTIL_WIDER = Duration.ofDays(10);
    private static final Duration UNTIL_NARROWER = Duration.ofDays(20);
    private static final String CURT = "test-curt";
    private static final Duration UNTIL_CURT = Duration.ofDays(30);

    @Inject
    javax.sql.DataSource database;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID person = UUID.randomUUID();

    /** First one that wants the city for news, then one that wants less than ever, and last one that names a right less. */
    @BeforeEach
    void publish() throws SQLException {
        Editions.add(
                database,
                clock,
                edition(WIDER, UNTIL_WIDER, Set.of("email", "phone", "city")),
                edition(NARROWER, UNTIL_NARROWER, Set.of("email")),
                Editions.document(
                        CURT,
                        clock.instant().plus(UNTIL_CURT).minusSeconds(60),
                        shipped -> shipped,
                        rights -> rights.stream()
                                .filter(right -> !right.equals("explanation"))
                                .toList()));
    }

    @AfterEach
    void unpublish() throws SQLException {
        Asking.resetClock();
        Editions.remove(database, List.of(WIDER, NARROWER, CURT));
    }

    @Test
    void whoeverIsSilentIsGovernedByTheOlderVersion() {
        act(person, "exam-news", "grant").statusCode(201);

        Asking.letPass(UNTIL_WIDER);

        olderVersionGoverns();
    }

    @Test
    void whoeverDeclinesIsGovernedByTheOlderVersion() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_WIDER);

        decide(WIDER, "decline").statusCode(201).body("governing", equalTo(Asking.VERSION));

        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        evaluate(person, "exam-news", "city").body("context.reason", equalTo("policy-declined"));
    }

    /** A consent rests on the version that is declined then; whatever is said of a later one does not bring it back. */
    @ParameterizedTest
    @ValueSource(strings = {"grant", "accept", "decline"})
    void whatFellWithADeclinedVersionNeverComesBack(String later) {
        act(person, "exam-news", "grant");
        decide(Asking.VERSION, "decline").statusCode(201);
        Asking.letPass(UNTIL_WIDER);
        if (later.equals("grant")) {
            send(person, Asking.act("corroboration", "grant", true).replace(Asking.VERSION, WIDER))
                    .statusCode(201);
        } else {
            decide(WIDER, later).statusCode(201);
        }

        neverComesBack(later.equals("decline") ? "policy-declined" : "policy-superseded");
    }

    @Test
    void theFactThatEndsItForGoodNamesIt() {
        act(person, "exam-news", "grant");
        decide(Asking.VERSION, "decline");
        Asking.letPass(UNTIL_WIDER);
        try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
            decide(WIDER, "accept");

            // What was said first may arrive late; this is about the second version.
            var said = topic.next(
                    fact -> person.toString().equals(fact.key()) && new String(fact.value(), UTF_8).contains(WIDER),
                    SOON);
            Contract.of("consent-service").checkEvent(Topic.header(said, "ce_type"), said.value());
            assertThat(JsonPath.from(new String(said.value(), UTF_8)).getList("fallen"))
                    .isEqualTo(List.of("exam-news"));
        }
    }

    @Test
    void whatFellIsWithdrawnAllTheSame() {
        act(person, "exam-news", "grant");
        decide(Asking.VERSION, "decline");
        Asking.letPass(UNTIL_WIDER);
        decide(WIDER, "decline");

        send(person, "{\"purpose\": \"exam-news\", \"action\": \"withdraw\", \"surface\": \"web\"}")
                .statusCode(201)
                .body("state", equalTo("withdrawn"));
    }

    @Test
    void onlyANewConsentBringsBackWhatFell() {
        act(person, "exam-news", "grant");
        act(person, "corroboration", "grant");
        decide(Asking.VERSION, "decline");
        Asking.letPass(UNTIL_WIDER);

        grantOn(WIDER).statusCode(201);

        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        evaluate(evaluation(person, "exam-news", "email", STRONG)).body("decision", equalTo(true));
        evaluate(person, "corroboration", "city").body("context.reason", equalTo("policy-superseded"));
    }

    @Test
    @Tag("control-broken")
    void aConsentThatWasSetBackAfterItFellIsNoticed() throws SQLException {
        act(person, "exam-news", "grant");
        decide(Asking.VERSION, "decline");
        Asking.letPass(UNTIL_WIDER);
        decide(WIDER, "decline");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update consent set state = 'GRANTED' where subject = ?")) {
            update.setObject(1, person);
            update.executeUpdate();
        }

        assertThatThrownBy(() -> neverComesBack("policy-declined")).isInstanceOf(AssertionError.class);
    }

    /** The script is run once more, over what the service would have left before it knew better. */
    @Test
    void whatHadComeBackBeforeIsEndedByTheMigration() throws SQLException, IOException {
        act(person, "exam-news", "grant");
        decide(Asking.VERSION, "decline");
        Asking.letPass(UNTIL_WIDER);
        decide(WIDER, "decline");
        var script = "/db/migration/V62__fallen_with_the_declined.sql";
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var sql = P7_1GoverningTest.class.getResourceAsStream(script)) {
            statement.execute("""
                    update consent c set state = 'GRANTED',
                           revision = (select min(revision) from consent_act a where a.subject = c.subject and a.purpose = c.purpose)
                    where c.subject = '%s'""".formatted(person));
            statement.execute(new String(sql.readAllBytes(), UTF_8));
        }

        evaluate(evaluation(person, "exam-news", "email", STRONG)).body("context.reason", equalTo("policy-declined"));
        request()
                .get("/subjects/{subject}/consents/exam-news/history", person)
                .then()
                .body("items.action", contains("supersede", "supersede", "grant"));
    }

    private void neverComesBack(String reason) {
        evaluate(person, "exam-news", "email").body("decision", equalTo(false)).body("context.reason", equalTo(reason));
        evaluate(evaluation(person, "exam-news", "email", STRONG))
                .body("decision", equalTo(false))
                .body("context.reason", equalTo(reason));
        request()
                .get("/subjects/{subject}/consents", person)
                .then()
                .body("items.find { it.purpose == 'exam-news' }.state", equalTo("superseded"));
        request()
                .get("/subjects/{subject}/consents/exam-news/history", person)
                .then()
                .body("items.action", contains("supersede", "grant"));
    }

    @Test
    void memoryAndDatabaseSayTheSame() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_WIDER);

        evaluate(evaluation(person, "exam-news", "city", "{\"consistency\": \"strong\"}"))
                .body("context.reason", equalTo("policy-superseded"));
        evaluate(person, "exam-news", "city").body("context.reason", equalTo("policy-superseded"));
    }

    @Test
    void toAcceptAVersionIsNotToAgreeToAWiderPurpose() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_WIDER);

        decide(WIDER, "accept").statusCode(201).body("governing", equalTo(WIDER));

        evaluate(person, "exam-news", "city")
                .body("context.reason", equalTo("policy-superseded"))
                .body("context.policyVersion", equalTo(WIDER));
        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
    }

    @Test
    void toAgreeToTheWiderPurposeSupersedesTheOlderConsent() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_WIDER);

        grantOn(WIDER).statusCode(201);

        evaluate(person, "exam-news", "city").body("decision", equalTo(true));
        request()
                .get("/subjects/{subject}/consents/exam-news/history", person)
                .then()
                .body("items.action", contains("grant", "supersede", "grant"))
                .body("items.policyVersion", contains(WIDER, Asking.VERSION, Asking.VERSION))
                .body("items.state", contains("granted", "superseded", "granted"));
    }

    @Test
    void aVersionIsDeclinedAheadAndThatCountsFromItsDay() {
        act(person, "exam-news", "grant");
        decide(WIDER, "decline")
                .statusCode(201)
                .body("governing", equalTo(Asking.VERSION))
                .body("effectiveFrom", not(nullValue()));
        decisions().body("items", empty()).body("ahead.decision", contains("decline"));
        evaluate(person, "exam-news", "city").body("context.reason", equalTo("item-not-allowed"));

        Asking.letPass(UNTIL_WIDER);
        await().atMost(SOON)
                .untilAsserted(
                        () -> evaluate(person, "exam-news", "city").body("context.reason", equalTo("policy-declined")));
        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
        decisions()
                .body("items.version", contains(WIDER))
                .body("items.decision", contains("decline"))
                .body("ahead", empty());
    }

    @Test
    void aVersionIsAcceptedAheadAndGovernsFromItsDayOnly() {
        act(person, "exam-news", "grant");
        decide(WIDER, "decline");
        decide(WIDER, "accept").statusCode(201).body("governing", equalTo(Asking.VERSION));
        evaluate(person, "exam-news", "email").body("context.policyVersion", equalTo(Asking.VERSION));

        Asking.letPass(UNTIL_WIDER);
        await().atMost(SOON).untilAsserted(() -> decisions().body("governing", equalTo(WIDER)));
        decisions().body("items.decision", contains("accept"));
    }

    @Test
    void whoeverWasNotKnownBeforeIsThereUnderTheVersionInWhoseTimeTheyDeclined() {
        decide(NARROWER, "decline").statusCode(201);

        Asking.letPass(UNTIL_NARROWER);
        await().atMost(SOON).untilAsserted(() -> decisions().body("items.version", contains(NARROWER)));
        decisions().body("governing", equalTo(Asking.VERSION));
    }

    @Test
    void whatIsSaidOnTheDayStandsAboveWhatWasSaidAhead() {
        act(person, "exam-news", "grant");
        decide(NARROWER, "decline");
        // Straight after the day has come, whether or not what was said ahead was carried out by then.
        Asking.letPass(UNTIL_NARROWER);
        decide(NARROWER, "accept").statusCode(201).body("governing", equalTo(NARROWER));

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .untilAsserted(() -> decisions().body("governing", equalTo(NARROWER)));
    }

    @Test
    void aPreviewSaysWhatADeclineOfAComingVersionWillMean() {
        act(person, "exam-news", "grant");

        request()
                .get("/subjects/" + person + "/preview?act=decline&version=" + WIDER)
                .then()
                .statusCode(200)
                .body("version", equalTo(WIDER))
                .body("governingAfter", equalTo(Asking.VERSION))
                .body("stops", empty())
                .body("goesOn.purpose", hasItem("exam-news"));
    }

    @ParameterizedTest
    @CsvSource({"act=decline&version=1999-01-01, 422", "act=close-account&version=test-wider, 400"})
    void isToldThatAVersionCannotBePreviewed(String query, int status) {
        request()
                .get("/subjects/" + person + "/preview?" + query)
                .then()
                .statusCode(status)
                .body("errors.field", contains("version"));
    }

    @Test
    void aPreviewSaysThatADroppedRightStaysForWhoDeclines() throws SQLException {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_CURT);

        request()
                .get("/subjects/" + person + "/preview?act=decline")
                .then()
                .statusCode(200)
                .body("version", equalTo(CURT))
                .body("governing", equalTo(Asking.VERSION))
                .body("governingAfter", equalTo(Asking.VERSION))
                .body("stops", empty())
                .body("goesOn.findAll { it.purpose == 'exam-news' }.version", contains(Asking.VERSION))
                .body("rights.id", hasItem("explanation"));
    }

    @Test
    void aVersionThatDropsARightHoldsForNobodyWhoDidNotAcceptIt() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_CURT);

        evaluate(person, "exam-news", "email").body("context.policyVersion", equalTo(Asking.VERSION));
        decide(CURT, "accept").body("governing", equalTo(CURT));
        evaluate(person, "exam-news", "email").body("context.policyVersion", equalTo(CURT));
    }

    @Test
    @Tag("P7.2")
    void atTheNextLoginThePersonIsShownWhatIsNew() {
        act(person, "exam-news", "grant");
        decisions()
                .body("governing", equalTo(Asking.VERSION))
                .body("pending.version", contains(WIDER, NARROWER, CURT))
                .body("pending.status", everyItem(equalTo("upcoming")))
                .body("pending[0].major", equalTo(true))
                .body("pending[0].classes", contains(1))
                .body("pending[0].reducing", equalTo(true))
                .body("pending[0].asked", contains("exam-news"))
                .body("pending[0].difference", equalTo("/policies/2025-01-01/difference/" + WIDER));

        Asking.letPass(UNTIL_WIDER);
        decisions().body("pending.find { it.version == '" + WIDER + "' }.status", equalTo("current"));
        decide(WIDER, "accept");
        decide(CURT, "decline");
        decisions().body("governing", equalTo(WIDER)).body("pending.version", contains(NARROWER));
    }

    @Test
    void aPersonsDecisionsAreReadPageByPage() {
        decideOnShipped();
        decide(Asking.VERSION, "decline");
        String next = request()
                .get("/subjects/{subject}/policy-decisions?limit=1", person)
                .then()
                .statusCode(200)
                .body("items.decision", contains("decline"))
                .extract()
                .path("next");
        request()
                .queryParam("cursor", next)
                .get("/subjects/{subject}/policy-decisions?limit=1", person)
                .then()
                .body("items.decision", contains("accept"))
                .body("next", nullValue());
    }

    private ValidatableResponse decisions() {
        return request()
                .get("/subjects/{subject}/policy-decisions", person)
                .then()
                .statusCode(200);
    }

    @Test
    void aConsentSaysThatItHasToBeAskedForAgain() {
        act(person, "exam-news", "grant");
        consents().body("items[0].asksAgain", nullValue());

        Asking.letPass(UNTIL_WIDER);
        decide(WIDER, "accept");
        consents().body("items[0].state", equalTo("granted")).body("items[0].asksAgain", equalTo(true));

        grantOn(WIDER);
        consents().body("items[0].asksAgain", nullValue());
    }

    private ValidatableResponse consents() {
        return request()
                .get("/subjects/{subject}/consents", person)
                .then()
                .statusCode(200)
                .body("items.purpose", contains("exam-news"));
    }

    @Test
    void aVersionThatOnlyTakesLessGovernsEverybodyFromItsDay() {
        Asking.letPass(UNTIL_WIDER);
        grantOn(WIDER);
        decide(WIDER, "accept");

        Asking.letPass(UNTIL_NARROWER.minus(UNTIL_WIDER));

        evaluate(person, "exam-news", "city")
                .body("decision", equalTo(false))
                .body("context.policyVersion", equalTo(NARROWER));
        evaluate(person, "exam-news", "email").body("decision", equalTo(true));
    }

    @Test
    void aVersionIsFollowedAtTheMomentItComesIntoForce() {
        var stranger = UUID.randomUUID();
        evaluate(stranger, "account-service", "accountName").body("context.policyVersion", equalTo(Asking.VERSION));

        Asking.letPass(UNTIL_WIDER);

        evaluate(stranger, "account-service", "accountName").body("context.policyVersion", equalTo(WIDER));
    }

    @Test
    void aConsentToAVersionThatIsNotInForceIsRefused() {
        grantOn(WIDER).statusCode(409).body("type", equalTo("/problems/version-not-in-force"));
        Asking.letPass(UNTIL_WIDER);
        act(person, "exam-news", "grant").statusCode(409);
    }

    @Test
    void anAcceptanceTakenBackLeadsToTheVersionBefore() {
        decideOnShipped();
        Asking.letPass(UNTIL_WIDER);
        decide(WIDER, "accept");

        decide(WIDER, "decline").body("governing", equalTo(Asking.VERSION));
    }

    @Test
    void aConsentIsWithdrawnWhateverVersionItWasGivenOn() {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_WIDER);

        send(person, "{\"purpose\": \"exam-news\", \"action\": \"withdraw\", \"surface\": \"web\"}")
                .statusCode(201);

        evaluate(person, "exam-news", "email").body("context.reason", equalTo("withdrawn"));
    }

    @Test
    void aRefusalIsNotRepeatedUnlessThePurposeGrew() {
        act(person, "exam-news", "refuse");
        await().atMost(SOON)
                .untilAsserted(
                        () -> evaluate(person, "exam-news", "email").body("context.mayAskAgainAt", not(nullValue())));

        Asking.letPass(UNTIL_WIDER);

        evaluate(person, "exam-news", "email")
                .body("context.reason", equalTo("refused"))
                .body("context.mayAskAgainAt", nullValue());
    }

    @Test
    @Tag("control-broken")
    void aStoredVersionThatWasTamperedWithIsNoticed() throws SQLException {
        act(person, "exam-news", "grant");
        Asking.letPass(UNTIL_WIDER);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update person set governing = ?, revision = revision + 1 where subject = ?")) {
            update.setString(1, WIDER);
            update.setObject(2, person);
            update.executeUpdate();
        }
        evaluate(evaluation(person, "exam-news", "email", "{\"consistency\": \"strong\"}"));

        assertThatThrownBy(this::olderVersionGoverns).isInstanceOf(AssertionError.class);
    }

    private void olderVersionGoverns() {
        evaluate(person, "exam-news", "email")
                .body("decision", equalTo(true))
                .body("context.policyVersion", equalTo(Asking.VERSION));
        evaluate(person, "exam-news", "city")
                .body("decision", equalTo(false))
                .body("context.reason", equalTo("policy-superseded"))
                .body("context.promise", equalTo("P7.1"));
    }

    private void decideOnShipped() {
        decide(Asking.VERSION, "accept").statusCode(201);
    }

    private ValidatableResponse grantOn(String version) {
        return send(person, Asking.act("exam-news", "grant", true).replace(Asking.VERSION, version));
    }

    private ValidatableResponse decide(String version, String decision) {
        return request()
                .contentType(ContentType.JSON)
                .body("{\"version\": \"%s\", \"decision\": \"%s\"}".formatted(version, decision))
                .post("/subjects/{subject}/policy-decisions", person)
                .then();
    }

    private PolicyDocument edition(String version, Duration until, Set<String> news) {
        UnaryOperator<List<Purpose>> purposes = shipped -> shipped.stream()
                .map(purpose -> purpose.id().equals("exam-news") ? Editions.additional("exam-news", news) : purpose)
                .toList();
        return Editions.document(version, clock.instant().plus(until).minusSeconds(60), purposes, rights -> rights);
    }
}
