package cn.xinshou.consent.publication;

import static cn.xinshou.consent.publication.Publishing.DIGEST;
import static cn.xinshou.consent.publication.Publishing.approve;
import static cn.xinshou.consent.publication.Publishing.body;
import static cn.xinshou.consent.publication.Publishing.object;
import static cn.xinshou.consent.publication.Publishing.own;
import static cn.xinshou.consent.publication.Publishing.penalty;
import static cn.xinshou.consent.publication.Publishing.propose;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.consent.AlwaysAgreed;
import cn.xinshou.consent.consent.WhereTheyStand;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing about a person is made public but with separate consent, on a named legal basis, or as a handle; and never by one officer. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class P3_3PublicationTest {

    private final UUID person = UUID.randomUUID();

    @Inject
    ProposePublication officerOne;

    @Inject
    DataSource database;

    @Nested
    @Tag("P3.3")
    @TestSecurity(
            user = "officer-2",
            roles = {"privacy-officer", "platform"})
    class AsSecondOfficer {

        @Test
        void approvesWhatThePersonAgreedToSeparately() {
            Asking.act(person, "honour-list", "grant").statusCode(201);

            approve(consented())
                    .statusCode(200)
                    .body("mayPublish", equalTo(true))
                    .body("state", equalTo("approved"));
        }

        /** To have agreed that a photo is printed on a ticket is not to have agreed that it is shown to everybody. */
        @Test
        void cannotPublishUnderAConsentToAnotherUse() {
            Asking.act(person, "admission-photo", "grant").statusCode(201);

            propose(body(person, "separate-consent", "\"purpose\": \"admission-photo\", \"items\": [\"name\"]"))
                    .statusCode(422)
                    .body("type", endsWith("purpose-publishes-nothing"))
                    .body("errors.field", contains("purpose"));
        }

        /** As a proposal would be that was written while another version was in force. */
        @Test
        void cannotApproveUnderAConsentToTermsThatPublishNothing() throws SQLException {
            Asking.act(person, "admission-photo", "grant").statusCode(201);
            var id = consented();
            behindTheService("update publication set purpose = 'admission-photo' where id = '" + id + "'");

            approve(id).statusCode(422).body("type", endsWith("separate-consent-required"));
        }

        @Test
        void cannotApproveWithoutSeparateConsent() {
            needsSeparateConsent();
        }

        @Test
        @Tag("control-broken")
        void wouldPublishWithoutConsentIfNobodyAskedWhereThePersonStands() {
            QuarkusMock.installMockForType(new AlwaysAgreed(), WhereTheyStand.class);

            assertThatThrownBy(() -> needsSeparateConsent()).isInstanceOf(AssertionError.class);
        }

        @Test
        void seesThatItEndsWithTheConsent() {
            Asking.act(person, "honour-list", "grant").statusCode(201);
            approve(consented()).statusCode(200);

            Asking.act(person, "honour-list", "withdraw").statusCode(201);

            own(person).statusCode(200).body("items.mayPublish", contains(false));
        }

        @Test
        void endsItForThePersonWhoObjects() {
            Asking.act(person, "honour-list", "grant").statusCode(201);
            var id = consented();
            approve(id).statusCode(200);

            object(person, id).statusCode(200).body("state", equalTo("stopped")).body("mayPublish", equalTo(false));
        }

        @Test
        void cannotDecideWhatTheyProposedThemselves() {
            String id = propose(penalty(person, "user****", "[\"accountName\"]"))
                    .statusCode(201)
                    .extract()
                    .path("id");

            approve(id)
                    .statusCode(403)
                    .body("type", endsWith("second-officer-needed"))
                    .body("errors.field", contains("id"));
        }

        @Test
        @Tag("control-broken")
        void cannotEvenBehindTheServiceDecideAlone() {
            var id = consented();

            assertThatThrownBy(() -> behindTheService(
                            "update publication set state = 'APPROVED', decided_by = author, decided_at = now() where id = '"
                                    + id + "'"))
                    .hasMessageContaining("publication_needs_two_people");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"user1234", "u13812345678", "a-1 1-0-1", "用户１３８００", "u٣٤٥٦", "一一〇一〇五", "someone@mail.example"
                })
        void cannotShowMoreThanAHandleInAPenaltyNotice(String handle) {
            propose(penalty(person, handle, "[\"accountName\"]"))
                    .statusCode(422)
                    .body("type", endsWith("penalty-notice-shows-too-much"))
                    .body("errors.field", contains("handle"));
        }

        @Test
        void cannotAddItemsToAPenaltyNotice() {
            propose(penalty(person, "user****", "[\"accountName\", \"name\"]"))
                    .statusCode(422)
                    .body("errors.field", contains("items"));
        }

        @Test
        @Tag("control-broken")
        void wouldBeStoppedByTheTableIfNobodyLookedAtTheHandle() {
            String id = propose(penalty(person, "user****", "[\"accountName\"]"))
                    .statusCode(201)
                    .extract()
                    .path("id");

            assertThatThrownBy(() -> behindTheService(
                            "update publication set handle = 'u110101199003070011' where id = '" + id + "'"))
                    .hasMessageContaining("publication_penalty_notice_shows_the_handle_only");
        }

        @Test
        void namesCounselForALegalBasis() {
            propose(body(person, "legal-basis", """
                    "basis": "legal-duty", "document": "%s", "items": ["name"]""".formatted(DIGEST)))
                    .statusCode(400)
                    .body("errors.field", contains("counsel"));
        }

        @ParameterizedTest
        @CsvSource({"consent", "contract"})
        void cannotCallAnAgreementALegalBasis(String basis) {
            Asking.impossibleRequest()
                    .contentType("application/json")
                    .body(body(person, "legal-basis", """
                            "basis": "%s", "document": "%s", "counsel": "Li", "items": ["name"]""".formatted(basis, DIGEST)))
                    .post("/publications")
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains("basis"));
        }

        @Test
        void mustHaveAssessedItFirst() {
            propose("""
                    {"subject": "%s", "kind": "separate-consent", "purpose": "honour-list", "items": ["name"]}
                    """.formatted(person)).statusCode(400).body("errors.field", contains(containsString("assessment")));
        }

        @Test
        void cannotDecideTwice() {
            Asking.act(person, "honour-list", "grant").statusCode(201);
            var id = consented();
            approve(id).statusCode(200);

            approve(id).statusCode(409).body("type", endsWith("already-decided"));
        }

        @Test
        void mustHaveReadWhatTheyDecide() {
            Asking.request()
                    .post("/publications/{id}/approve", consented())
                    .then()
                    .statusCode(428);
        }

        @Test
        void findsItInTheListUntilItIsDecided() {
            var id = consented();

            Asking.request()
                    .queryParam("limit", 500)
                    .get("/publications")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(id));
        }

        @Test
        void cannotProposeMoreThanThePurposeNames() {
            propose(body(
                            person,
                            "separate-consent",
                            "\"purpose\": \"honour-list\", \"items\": [\"name\", \"idNumber\"]"))
                    .statusCode(400)
                    .body("errors.field", contains("items"));
            propose(body(person, "separate-consent", "\"purpose\": \"never-stated\", \"items\": [\"name\"]"))
                    .statusCode(400)
                    .body("errors.field", contains("purpose"));
        }

        @Test
        void seesThatItRestsWhileThePersonRestrictsTheHandling() throws SQLException {
            Asking.act(person, "honour-list", "grant").statusCode(201);
            approve(consented()).statusCode(200);

            behindTheService("update person set restricted = true where subject = '" + person + "'");

            own(person).statusCode(200).body("items.mayPublish", contains(false));
        }

        private void needsSeparateConsent() {
            approve(consented()).statusCode(422).body("type", endsWith("separate-consent-required"));
        }

        private String consented() {
            return officerOne
                    .propose(Publishing.consented(person, "honour-list", null), "officer-1")
                    .id()
                    .toString();
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void cannotPublish() {
            propose(penalty(person, "user****", "[\"accountName\"]")).statusCode(403);
        }

        @Test
        void seesNothingWhereNothingIs() {
            own(person).statusCode(200).body("items", empty());
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-000000000002", roles = "data-subject")
    class AsDataSubject {

        @Test
        void cannotSeeOrEndWhatIsAboutAnother() {
            own(person).statusCode(403);
            object(person, UUID.randomUUID().toString()).statusCode(403);
        }
    }

    private void behindTheService(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
