package cn.xinshou.consent.transfer;

import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Words;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data goes to a successor only if people were told, and it is bound to their policy in writing or they agreed. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P3.2")
class P3_2TransferTest {

    private static final String DIGEST = "acce".repeat(16);

    private final UUID person = UUID.randomUUID();

    @Inject
    ProposeTransfer officerOne;

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Nested
    @TestSecurity(
            user = "officer-2",
            roles = {"privacy-officer", "platform"})
    class AsSecondOfficer {

        @Test
        void handsNothingOverBeforePeopleWereTold() {
            known();

            decision(proposed()).body("decision", equalTo(false)).body("reason", equalTo("not-announced"));
        }

        @Test
        void handsNothingOverWithoutAcceptanceAndConsent() {
            neitherBoundNorAgreed(announced());
        }

        @Test
        void leavesAFactOfEveryAnswerANoToo() {
            known();
            var id = proposed();
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                decision(id).body("reason", equalTo("not-announced"));
                decision(announced()).body("reason", equalTo("not-asked"));

                for (var reason : List.of("not-announced", "not-asked")) {
                    var fact = topic.next(
                            "cn.xinshou.consent.handover-decided.v1", person.toString(), Duration.ofSeconds(60));
                    Contract.of("consent-service").checkEvent(Topic.header(fact, "ce_type"), fact.value());
                    assertThat(JsonPath.from(new String(fact.value(), UTF_8)).getString("reason"))
                            .isEqualTo(reason);
                }
            }
        }

        @Test
        void handsOverNothingOfWhoIsErasedWhateverWasAccepted() throws SQLException {
            known();
            var id = announced();
            accept(id, Asking.VERSION).statusCode(201);
            behindTheService("update person set erased = true where subject = '" + person + "'");

            decision(id).body("decision", equalTo(false)).body("reason", equalTo("erased"));
        }

        @Test
        void handsOverToASuccessorThatIsBoundToThePersonsVersion() {
            known();
            var id = announced();
            accept(id, Asking.VERSION).statusCode(201).body("acceptedVersions", contains(Asking.VERSION));

            decision(id).body("decision", equalTo(true)).body("reason", equalTo("successor-bound"));
        }

        @Test
        void handsOverForThePersonWhoAgreed() {
            known();
            var id = announced();
            answer(id, "agree").statusCode(200).body("decision", equalTo(true));

            decision(id).body("reason", equalTo("agreed"));
        }

        @Test
        void keepsTheDataOfAPersonWhoRefusedWhateverWasAccepted() {
            known();
            var id = announced();
            accept(id, Asking.VERSION).statusCode(201);

            answer(id, "refuse")
                    .statusCode(200)
                    .body("decision", equalTo(false))
                    .body("reason", equalTo("refused"));
        }

        @Test
        void takesThePersonsLastWord() {
            known();
            var id = announced();
            answer(id, "refuse");

            answer(id, "agree").body("reason", equalTo("agreed"));
        }

        @Test
        void handsOverNothingOfAPersonNobodyKnows() {
            decision(announced()).body("decision", equalTo(false)).body("reason", equalTo("unknown-person"));
        }

        @Test
        @Tag("control-broken")
        void wouldHandOverIfAnAcceptanceNobodySawWerePutBehindTheService() throws SQLException {
            var id = announced();
            behindTheService("insert into transfer_acceptance values ('" + id + "', '" + Asking.VERSION + "', '"
                    + DIGEST + "', 'nobody', now())");

            assertThatThrownBy(() -> neitherBoundNorAgreed(id)).isInstanceOf(AssertionError.class);
        }

        @Test
        void cannotAnnounceWhatTheyProposedThemselves() {
            String id = propose("CN-mainland").statusCode(201).extract().path("id");

            announce(id).statusCode(403).body("type", endsWith("second-officer-needed"));
        }

        @Test
        @Tag("control-broken")
        void cannotEvenBehindTheServiceAnnounceAlone() {
            var id = proposed();

            assertThatThrownBy(() -> behindTheService(
                            "update transfer_case set state = 'ANNOUNCED', announced_by = author where id = '" + id
                                    + "'"))
                    .hasMessageContaining("transfer_needs_two_people");
        }

        @ParameterizedTest
        @ValueSource(strings = {"HK", "MO", "TW", "US", "cn-mainland"})
        void cannotNameASuccessorElsewhere(String place) {
            propose(place)
                    .statusCode(422)
                    .body("type", endsWith("successor-outside-mainland"))
                    .body("errors.field", contains("successor.place"));
        }

        @Test
        @Tag("control-broken")
        void isStoppedByTheTableIfTheSuccessorMovesAway() {
            var id = proposed();

            assertThatThrownBy(() -> behindTheService("update transfer_case set place = 'HK' where id = '" + id + "'"))
                    .hasMessageContaining("transfer_stays_in_the_mainland");
        }

        @Test
        void cannotRecordAnAcceptanceOfWhatWasNotAnnounced() {
            accept(proposed(), Asking.VERSION).statusCode(409).body("type", endsWith("not-announced"));
        }

        @Test
        void cannotRecordAnAcceptanceOfNoVersion() {
            accept(announced(), "1999-01-01").statusCode(422).body("errors.field", contains("version"));
        }

        @Test
        void recordsAnAcceptanceOnce() {
            var id = announced();
            accept(id, Asking.VERSION).statusCode(201);

            accept(id, Asking.VERSION).statusCode(201).body("acceptedVersions", hasSize(1));
        }

        @Test
        void cannotDecideTwice() {
            announce(announced()).statusCode(409).body("type", endsWith("already-decided"));
        }

        @Test
        void mustHaveReadWhatTheyAnnounce() {
            request().post("/transfers/{id}/announce", proposed()).then().statusCode(428);
        }

        @Test
        void mustNameTheSuccessorsContact() {
            request()
                    .contentType(ContentType.JSON)
                    .body("""
                            {"kind": "merger", "document": "%s",
                             "successor": {"name": {"zh": "甲", "en": "A"}, "place": "CN-mainland"}}
                            """.formatted(DIGEST))
                    .post("/transfers")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains(containsString("contact")));
        }

        @Test
        void findsTheCaseInTheList() {
            var id = proposed();

            request()
                    .queryParam("limit", 500)
                    .get("/transfers")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id));
        }

        @Test
        void asksTheNotifierToTellEverybodyWhoTakesOver() {
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                var id = announced();

                var fact = topic.next("cn.xinshou.consent.transfer-decided.v1", id, Duration.ofSeconds(60));

                Contract.of("consent-service").checkEvent("cn.xinshou.consent.transfer-decided.v1", fact.value());
                assertThat(new String(fact.value(), UTF_8))
                        .contains(id, "everybody", "示例教育集团", "privacy@group.example");
            }
        }

        private void neitherBoundNorAgreed(String id) {
            known();
            decision(id).body("decision", equalTo(false)).body("reason", equalTo("not-asked"));
        }

        private void known() {
            Asking.act(person, "exam-news", "grant").statusCode(201);
        }

        private String announced() {
            var id = proposed();
            announce(id).statusCode(200).body("state", equalTo("announced"));
            return id;
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void cannotTransfer() {
            propose("CN-mainland").statusCode(403);
        }

        @Test
        void isToldNothingOfWhatIsNotAnnounced() {
            request()
                    .get("/subjects/{subject}/transfers/{id}", person, proposed())
                    .then()
                    .statusCode(409);
        }

        @Test
        void isToldThatThereIsNoSuchTransfer() {
            decision(UUID.randomUUID().toString()).statusCode(404).body("errors.field", contains("id"));
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-000000000003", roles = "data-subject")
    class AsDataSubject {

        @Test
        void cannotAnswerForAnother() {
            answer(proposed(), "agree").statusCode(403);
        }
    }

    private ValidatableResponse propose(String place) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"kind": "merger", "document": "%s", "successor": {"place": "%s",
                         "name": {"zh": "示例教育集团", "en": "Example Education Group"},
                         "contact": {"zh": "privacy@group.example", "en": "privacy@group.example"}}}
                        """.formatted(DIGEST, place))
                .post("/transfers")
                .then();
    }

    private String proposed() {
        var name = new Words("示例教育集团", "Example Education Group");
        var contact = new Words("privacy@group.example", "privacy@group.example");
        return officerOne
                .propose(TransferKind.MERGER, new Successor(name, contact, "CN-mainland"), DIGEST, "officer-1")
                .id()
                .toString();
    }

    private ValidatableResponse announce(String id) {
        var tag = request()
                .get("/transfers/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        return request()
                .header("If-Match", tag)
                .post("/transfers/{id}/announce", id)
                .then();
    }

    private ValidatableResponse accept(String id, String version) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"version": "%s", "document": "%s"}""".formatted(version, DIGEST))
                .post("/transfers/{id}/acceptances", id)
                .then();
    }

    private ValidatableResponse answer(String id, String answer) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"answer": "%s"}""".formatted(answer))
                .post("/subjects/{subject}/transfers/{id}/answer", person, id)
                .then();
    }

    private ValidatableResponse decision(String id) {
        return request()
                .queryParam("subject", person.toString())
                .get("/transfers/{id}/decision", id)
                .then();
    }

    private void behindTheService(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
