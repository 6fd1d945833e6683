package cn.xinshou.consent.disclosure;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.recipient.Papers;
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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P3.1")
class DisclosureResourceTest {

    private static final String DIGEST = "c".repeat(64);

    private final UUID person = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void isToldPerPersonAndItemWhatMayBeTold() {
            act(person, "certificate-delivery", "grant").statusCode(201);
            var stranger = UUID.randomUUID();

            ask("courier", "certificate-delivery", "consent", "", List.of(person, stranger), "name", "idNumber")
                    .statusCode(201)
                    .body("state", equalTo("decided"))
                    .body("decisions.find { it.subject == '" + person + "' }.items", contains("name"))
                    .body("decisions.find { it.subject == '" + person + "' }.refusedItems", contains("idNumber"))
                    .body("decisions.find { it.subject == '" + stranger + "' }.reason", equalTo("unknown-person"));
        }

        @Test
        void isToldOfEachRefusedItemWhyAndThePersonIsToo() {
            act(person, "certificate-delivery", "grant").statusCode(201);

            String id = ask(
                            "courier",
                            "certificate-delivery",
                            "consent",
                            "",
                            List.of(person),
                            "name",
                            "idNumber",
                            "shoe-size")
                    .body("decisions[0].refused.item", contains("idNumber", "shoe-size"))
                    .body("decisions[0].refused.reason", contains("item-not-allowed", "outside-policy"))
                    .body("decisions[0].refused.promise", contains("P1.1", "P1.1"))
                    .extract()
                    .path("id");

            request()
                    .get("/disclosures/{id}", id)
                    .then()
                    .body("decisions[0].refused.item", contains("idNumber", "shoe-size"));
            request()
                    .get("/subjects/{subject}/disclosures", person)
                    .then()
                    .body("items[0].refused.reason", contains("item-not-allowed", "outside-policy"));
        }

        @Test
        void isToldTheReasonForTheWholeOfEveryItem() {
            ask("courier", "certificate-delivery", "consent", "", List.of(person), "name", "idNumber")
                    .body("decisions[0].refused.item", contains("name", "idNumber"))
                    .body("decisions[0].refused.reason", everyItem(equalTo("unknown-person")));
        }

        @Test
        void nothingIsToldAfterAWithdrawal() {
            act(person, "certificate-delivery", "grant");
            act(person, "certificate-delivery", "withdraw");

            ask("courier", "certificate-delivery", "consent", "", List.of(person), "name")
                    .body("decisions.reason", contains("withdrawn"))
                    .body("decisions.items", contains(empty()));
        }

        @ParameterizedTest
        @CsvSource({
            "nobody, certificate-delivery, recipient-unknown, P3.1",
            "exam-authority, certificate-delivery, recipient-unknown, P3.1",
            "courier, no-such-purpose, outside-policy, P1.1",
        })
        void aRefusalNamesItsRule(String recipient, String purpose, String reason, String promise) {
            act(person, "certificate-delivery", "grant");

            ask(recipient, purpose, "consent", "", List.of(person), "name")
                    .statusCode(201)
                    .body("decisions.reason", contains(reason))
                    .body("decisions.promise", contains(promise));
        }

        @Test
        void anExpiredAgreementEndsIt() {
            Asking.letPass(Duration.ofDays(365 * 12));
            act(person, "certificate-delivery", "grant");

            ask("courier", "certificate-delivery", "consent", "", List.of(person), "name")
                    .body("decisions.reason", contains("agreement-expired"));
        }

        @Test
        void aForeignCourtGetsNothingNotEvenThroughAnother() {
            order(person, "\"place\": \"US\"", "").body("decisions.reason", contains("outside-residency"));
            order(person, "\"place\": \"CN-mainland\"", ", \"onBehalfOf\": {\"name\": \"court\", \"place\": \"HK\"}")
                    .body("state", equalTo("decided"))
                    .body("decisions.reason", contains("outside-residency"));
        }

        @Test
        void anOrderWaitsForAHumanAndNeedsItsDocument() {
            order(person, "\"place\": \"CN-mainland\"", "")
                    .statusCode(201)
                    .body("state", equalTo("pending-review"))
                    .body("decisions.decision", contains(false));
            ask("exam-authority", "investigation", "legal-duty", "", List.of(person), "name")
                    .statusCode(400)
                    .body("errors.field", contains("evidence"));
        }

        @Test
        @Tag("P3.4")
        void theExceptionsForPublicationAreNoneForSharing() {
            ask("courier", "certificate-delivery", "consent", ", \"exception\": \"a\"", List.of(person), "name")
                    .statusCode(422)
                    .body("promise", equalTo("P3.4"))
                    .body("errors.field", contains("exception"));
        }

        @Test
        void mustNameEverybodyOnceAndSomebody() {
            ask("courier", "certificate-delivery", "consent", "", List.of(), "name")
                    .statusCode(400)
                    .body("errors.field", hasItem("subjects"));
            ask("courier", "certificate-delivery", "consent", "", List.of(person, person), "name")
                    .statusCode(400)
                    .body("errors.field", contains("subjects"));
        }

        @Test
        void aThousandPeopleAreDecidedInOneRequest() {
            var people = Stream.generate(UUID::randomUUID).limit(1_000).toList();

            ask("courier", "certificate-delivery", "consent", "", people, "name")
                    .statusCode(201)
                    .body("decisions", hasSize(1_000))
                    .body("decisions.reason", everyItem(equalTo("unknown-person")));
        }

        @Test
        void thePersonSeesAllOfItPageByPage() {
            act(person, "certificate-delivery", "grant");
            ask("courier", "certificate-delivery", "consent", "", List.of(person), "name");
            ask("nobody", "certificate-delivery", "consent", "", List.of(person), "name");

            String next = request()
                    .get("/subjects/{subject}/disclosures?limit=1", person)
                    .then()
                    .statusCode(200)
                    .body("items.recipient", contains("nobody"))
                    .extract()
                    .path("next");
            request()
                    .get("/subjects/{subject}/disclosures?limit=1&cursor=" + next, person)
                    .then()
                    .body("items.recipient", contains("courier"));
        }

        @Test
        void theDecisionIsAFactThatFitsItsSchema() {
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                ask("nobody", "certificate-delivery", "consent", "", List.of(person), "name");

                var fact = aboutThePerson(topic);
                Contract.of("consent-service").checkEvent(Topic.header(fact, "ce_type"), fact.value());
                assertThat(fact.key()).isEqualTo(person.toString());
                assertThat(JsonPath.from(new String(fact.value(), UTF_8)).getInt("people"))
                        .isEqualTo(1);
            }
        }

        @Test
        void cannotSeeWhatWaitsForOfficers() {
            request().get("/disclosures?state=pending-review").then().statusCode(403);
        }

        @Test
        void cannotReview() {
            review(UUID.randomUUID(), "approve", DIGEST).statusCode(403);
        }
    }

    @Nested
    @TestSecurity(
            user = "officer",
            roles = {"privacy-officer", "platform"})
    class AsPrivacyOfficer {

        @Test
        void cannotReviewWhatTheyAskedThemselves() {
            review(pending("officer"), "approve", DIGEST).statusCode(403);
        }

        @Test
        @Tag("control-broken")
        void withoutTheRuleThatAnotherDecidesTheDatabaseStillRefuses() {
            var id = pending("officer");

            assertThatThrownBy(
                            () -> sql("update disclosure set review = '{\"by\": \"officer\"}' where id = '" + id + "'"))
                    .hasMessageContaining("disclosure_is_reviewed_by_another");
        }

        @Test
        @Tag("control-broken")
        void whereTheAskerCouldBeHiddenTheReviewWouldPass() throws SQLException {
            var id = pending("officer");
            sql("update disclosure set asked_by = 'somebody-else' where id = '" + id + "'");

            assertThatThrownBy(() -> review(id, "approve", DIGEST).statusCode(403))
                    .isInstanceOf(AssertionError.class);
        }

        @Test
        void decidesOnTheDocumentThatWasHandedIn() throws SQLException {
            var id = pending("platform");

            review(id, "approve", "d".repeat(64)).statusCode(400).body("errors.field", contains("digest"));
            review(id, "approve", DIGEST)
                    .statusCode(200)
                    .body("decisions.reason", contains("legal-basis"))
                    .body("review.by", equalTo("officer"));
            review(id, "refuse", DIGEST).statusCode(409);
        }

        @Test
        void seesWhatWaitsTheLongestWaitingFirstPageByPage() throws SQLException {
            sql("update disclosure set state = 'DECIDED' where state = 'PENDING_REVIEW'");
            var first = pending("platform");
            var second = pending("platform");
            review(pending("platform"), "refuse", DIGEST).statusCode(200);

            String next = waiting("&limit=1")
                    .body("items.id", contains(first.toString()))
                    .body("items.people", contains(1))
                    .body("items.evidence.digest", contains(DIGEST))
                    .extract()
                    .path("next");
            waiting("&limit=1&cursor=" + next).body("items.id", contains(second.toString()));
            waiting("")
                    .body("items.id", contains(first.toString(), second.toString()))
                    .body("next", nullValue());
        }

        @Test
        void isToldWhichStatesThereAre() {
            Asking.impossibleRequest()
                    .get("/disclosures?state=lost")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("state"));
            request()
                    .get("/disclosures?state=pending-review&cursor=nonsense")
                    .then()
                    .statusCode(400);
        }

        private static ValidatableResponse waiting(String more) {
            return request()
                    .get("/disclosures?state=pending-review" + more)
                    .then()
                    .statusCode(200);
        }

        @Test
        void whoRefusesByReviewRefusesEveryItemTheRulesLeft() {
            String id = order(person, "\"place\": \"CN-mainland\"", "", "name", "shoe-size")
                    .body("decisions[0].refused.item", contains("shoe-size"))
                    .extract()
                    .path("id");
            try {
                sql("update disclosure set asked_by = 'platform' where id = '" + id + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }

            review(UUID.fromString(id), "refuse", DIGEST)
                    .statusCode(200)
                    .body("decisions[0].refused.item", contains("shoe-size", "name"))
                    .body("decisions[0].refused.reason", contains("outside-policy", "refused-by-review"));
        }

        @Test
        void whatIsSealedShowsOnItsDay() throws SQLException {
            var id = pending("platform");
            sql("update disclosure set sealed_until = now() + interval '1 day' where id = '" + id + "'");

            request().get("/subjects/{subject}/disclosures", person).then().body("items", empty());
            Asking.letPass(Duration.ofDays(2));

            request().get("/subjects/{subject}/disclosures", person).then().body("items", hasSize(1));
        }

        @Test
        void aSealIsExaminedByAnotherAndLiftedOrSetAnew() throws SQLException {
            UUID id;
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                id = sealed("somebody-else");
                // It was asked for without a seal, of which the person is told too.
                aboutThePerson(topic);
                isSealedAnewAndThenLifted(id);
                aboutThePerson(topic);
            }
            request().get("/subjects/{subject}/disclosures", person).then().body("items", hasSize(1));
            examine(id, "").statusCode(409);
        }

        private void isSealedAnewAndThenLifted(UUID id) throws SQLException {
            examine(id, ", \"sealedUntil\": \"" + clock.instant().plus(Duration.ofDays(30)) + "\"")
                    .statusCode(200);
            request().get("/subjects/{subject}/disclosures", person).then().body("items", empty());
            examine(id, "").statusCode(403);

            sql("alter table disclosure_examination disable trigger user");
            sql("update disclosure_examination set examined_by = 'somebody-else' where disclosure = '" + id + "'");
            sql("alter table disclosure_examination enable trigger user");
            examine(id, "").statusCode(200);
        }

        @Test
        void aSealHasAnEndWithinHalfAYear() throws SQLException {
            var id = sealed("somebody-else");

            examine(id, ", \"sealedUntil\": \"2199-01-01T00:00:00Z\"")
                    .statusCode(400)
                    .body("errors.field", contains("sealedUntil"));
            examine(UUID.randomUUID(), "").statusCode(404);
        }

        private UUID sealed(String by) throws SQLException {
            var id = pending(by);
            sql("update disclosure set sealed_until = now() + interval '1 day' where id = '" + id + "'");
            return id;
        }

        private static ValidatableResponse examine(UUID id, String more) {
            return request()
                    .contentType(ContentType.JSON)
                    .body("{\"reason\": \"read the order again\", \"digest\": \"" + DIGEST + "\"" + more + "}")
                    .post("/disclosures/{id}/seal", id)
                    .then();
        }

        @Test
        void nothingIsRemovedWithinThreeYears() {
            var id = pending("platform");

            assertThatThrownBy(() -> sql("delete from disclosure_subject where disclosure = '" + id + "'"))
                    .hasMessageContaining("three years");
        }

        @Test
        void aDocumentOpensNothingToAPartnerThatTheRegisterKeepsFromThem() {
            var partner = "r-" + UUID.randomUUID();
            register(partner);
            var evidence = ", \"evidence\": {\"digest\": \"" + DIGEST
                    + "\", \"issuer\": {\"name\": \"bureau\", \"place\": \"CN-mainland\"}}";

            ask(partner, "exam-news", "legal-duty", evidence, List.of(person), "phone")
                    .statusCode(201)
                    .body("decisions.reason", contains("recipient-unknown"));
            ask(partner, "certificate-delivery", "legal-duty", evidence, List.of(person), "idNumber")
                    .body("decisions.reason", contains("item-not-allowed"));
            ask(partner, "certificate-delivery", "legal-duty", evidence, List.of(person), "name", "idNumber")
                    .body("state", equalTo("pending-review"))
                    .body("decisions.items", contains(contains("name")))
                    .body("decisions.refusedItems", contains(contains("idNumber")));
        }

        private void register(String id) {
            request()
                    .contentType(ContentType.JSON)
                    .body("""
                            {"id": "%s", "name": {"zh": "示例", "en": "example"}, "relation": "affiliate", "role": "independent",
                             "place": "CN-mainland", "policyVersion": "%s",
                             "agreement": {"digest": "%s", "signedAt": "2025-01-02T00:00:00Z", "expires": "%s"},
                             "purposes": ["certificate-delivery"], "items": ["name"],
                             "assessment": {"digest": "%s", "assessedOn": "2025-02-03", "risk": "low", "reviewBy": "%s"}}
                            """.formatted(id, Asking.VERSION, DIGEST, Papers.EXPIRE, DIGEST, Papers.REVIEW_BY))
                    .post("/recipients")
                    .then()
                    .statusCode(201);
        }

        private UUID pending(String askedBy) {
            var id = UUID.fromString(order(person, "\"place\": \"CN-mainland\"", "")
                    .statusCode(201)
                    .extract()
                    .path("id"));
            try {
                sql("update disclosure set asked_by = '" + askedBy + "' where id = '" + id + "'");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return id;
        }
    }

    /** Seals that other tests set may run out meanwhile. */
    private ConsumerRecord<String, byte[]> aboutThePerson(Topic topic) {
        return topic.next("cn.xinshou.consent.disclosure-decided.v1", person.toString(), Duration.ofSeconds(60));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    private static ValidatableResponse order(UUID person, String place, String more) {
        return order(person, place, more, "name");
    }

    private static ValidatableResponse order(UUID person, String place, String more, String... items) {
        var evidence = ", \"evidence\": {\"digest\": \"" + DIGEST + "\", \"issuer\": {\"name\": \"bureau\", " + place
                + "}" + more + "}";
        return ask("exam-authority", "investigation", "legal-duty", evidence, List.of(person), items);
    }

    private static ValidatableResponse review(UUID id, String decision, String digest) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"decision": "%s", "reason": "read and compared", "digest": "%s"}
                        """.formatted(decision, digest))
                .post("/disclosures/{id}/review", id)
                .then();
    }

    private static ValidatableResponse ask(
            String recipient, String purpose, String basis, String more, List<UUID> people, String... items) {
        return request()
                .contentType(ContentType.JSON)
                .body("""
                        {"recipient": "%s", "purpose": "%s", "basis": "%s", "items": [%s], "subjects": [%s]%s}
                        """.formatted(
                                recipient,
                                purpose,
                                basis,
                                quoted(Stream.of(items)),
                                quoted(people.stream().map(UUID::toString)),
                                more))
                .post("/disclosures")
                .then();
    }

    private static String quoted(Stream<String> words) {
        return words.map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    }
}
