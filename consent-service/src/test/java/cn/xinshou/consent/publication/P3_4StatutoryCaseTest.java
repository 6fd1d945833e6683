package cn.xinshou.consent.publication;

import static cn.xinshou.consent.publication.Publishing.DIGEST;
import static cn.xinshou.consent.publication.Publishing.approve;
import static cn.xinshou.consent.publication.Publishing.object;
import static cn.xinshou.consent.publication.Publishing.own;
import static cn.xinshou.consent.publication.Publishing.propose;
import static cn.xinshou.consent.publication.Publishing.reject;
import static cn.xinshou.consent.publication.Publishing.seal;
import static cn.xinshou.consent.publication.Publishing.statutory;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seven cases in which the law may force publication: each with basis and document, by two people, told to the person. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@Tag("P3.4")
class P3_4StatutoryCaseTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration ROUNDS = Duration.ofSeconds(3);
    private static final String DECIDED = "cn.xinshou.consent.publication-decided.v1";

    private final UUID person = UUID.randomUUID();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    ProposePublication officerOne;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(
            user = "officer-2",
            roles = {"privacy-officer", "platform"})
    class AsSecondOfficer {

        @ParameterizedTest
        @CsvSource({
            "A, LEGAL_DUTY",
            "B, PUBLIC_INTEREST",
            "C, LEGAL_DUTY",
            "D, EMERGENCY",
            "E, LAWFULLY_PUBLIC",
            "F, LAWFULLY_PUBLIC",
            "G, OTHER_LAW"
        })
        void approvesEachCaseOnItsBasis(StatutoryCase code, LawfulBasis basis) {
            approve(proposed(code, basis, null))
                    .statusCode(200)
                    .body("mayPublish", equalTo(true))
                    .body("code", equalTo(code.code()))
                    .body("article", equalTo(basis.article()));
        }

        @ParameterizedTest
        @CsvSource({"a, emergency", "d, lawfully-public", "e, legal-duty", "f, other-law"})
        void cannotRestACaseOnABasisThatDoesNotCarryIt(String code, String basis) {
            propose(statutory(person, code, basis, ""))
                    .statusCode(422)
                    .body("type", endsWith("basis-does-not-fit"))
                    .body("errors.field", contains("basis"));
        }

        @Test
        void mustNameTheDocument() {
            propose(Publishing.body(person, "statutory-case", """
                    "code": "a", "basis": "legal-duty", "items": ["name"]"""))
                    .statusCode(400)
                    .body("errors.field", contains("document"));
        }

        @ParameterizedTest
        @CsvSource({"h", "A", "''"})
        void cannotInventACase(String code) {
            propose(statutory(person, code, "legal-duty", "")).statusCode(400).body("errors.field", contains("code"));
        }

        @Test
        void cannotNameARecipient() {
            propose(statutory(person, "a", "legal-duty", ", \"recipient\": \"courier\""))
                    .statusCode(400)
                    .body("errors.field", contains("recipient"));
        }

        @ParameterizedTest
        @CsvSource({"e", "f"})
        void cannotPublishPublicDataOfMajorEffectWithoutConsent(String code) {
            propose(statutory(person, code, "lawfully-public", ", \"majorEffect\": true"))
                    .statusCode(422)
                    .body("type", endsWith("effect-too-major"));
        }

        @ParameterizedTest
        @CsvSource({"E", "F"})
        void endsForThePersonWhoObjects(StatutoryCase code) {
            endsOnObjection(code, LawfulBasis.LAWFULLY_PUBLIC);
        }

        @Test
        @Tag("control-broken")
        void wouldGoOnIfTheCaseDidNotEndOnObjection() {
            assertThatThrownBy(() -> endsOnObjection(StatutoryCase.A, LawfulBasis.LEGAL_DUTY))
                    .isInstanceOf(AssertionError.class);
        }

        @Test
        @Tag("control-broken")
        void isStoppedByTheTableIfAnObjectionIsOverruledBehindTheService() {
            var id = proposed(StatutoryCase.E, LawfulBasis.LAWFULLY_PUBLIC, null);
            object(person, id).statusCode(200);

            assertThatThrownBy(() -> behindTheService(
                            "update publication set state = 'APPROVED', decided_by = 'officer-2' where id = '" + id
                                    + "'"))
                    .hasMessageContaining("publication_of_public_data_has_no_major_effect");
        }

        @Test
        void tellsThePersonThatALegalDutyDoesNotEndOnObjection() {
            var id = proposed(StatutoryCase.C, LawfulBasis.LEGAL_DUTY, null);

            object(person, id).statusCode(409).body("type", endsWith("objection-has-no-effect"));
        }

        @Test
        void objectsTwiceWithOneEffect() {
            var id = proposed(StatutoryCase.F, LawfulBasis.LAWFULLY_PUBLIC, null);
            object(person, id).statusCode(200);

            object(person, id).statusCode(200).body("state", equalTo("stopped"));
        }

        @Test
        void seesItOnThePersonsOwnLog() {
            approve(proposed(StatutoryCase.B, LawfulBasis.EMERGENCY, null)).statusCode(200);

            own(person).statusCode(200).body("items.code", contains("b")).body("items.state", contains("approved"));
        }

        @Test
        void keepsASealedOneFromThePersonUntilItsDay() {
            sealHides();
            Asking.letPass(Duration.ofDays(31));

            own(person).body("items", hasSize(1));
        }

        @Test
        void makesWhatASealHidAFactAboutThePersonOnItsDay() {
            var id = sealed(30);
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                approve(id).statusCode(200);
                var hidden = factAbout(id, topic);
                assertThat(hidden.key()).isEqualTo(id);
                assertThat(new String(hidden.value(), UTF_8)).doesNotContain(person.toString());

                Asking.letPass(Duration.ofDays(31));

                told(topic, "approved");
                isSaidOnce(id, topic);
            }
        }

        @Test
        void makesWhatASealHidAFactAtOnceWhereAnotherOfficerLiftsIt() throws SQLException {
            var id = sealed(30);
            reject(id).statusCode(200);
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                seal(id, "{}").statusCode(200);
                assertThat(isUnsealed(id)).isTrue();

                told(topic, "rejected");
                isSaidOnce(id, topic);
            }
        }

        @Test
        void saysNothingOfASealThatHidNoDecision() {
            var id = sealed(30);
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                Asking.letPass(Duration.ofDays(31));
                approve(id).statusCode(200);

                told(topic, "approved");
                isSaidOnce(id, topic);
            }
        }

        @Test
        void decidesOnWhatTheyReadThoughTheSealRanOutMeanwhile() {
            var id = sealed(30);
            var read = Publishing.tag(id);
            Asking.letPass(Duration.ofDays(31));
            await().atMost(SOON).until(() -> isUnsealed(id));

            approve(id, read).statusCode(200).body("state", equalTo("approved"));
        }

        @Test
        void tellsThePersonWhatWasDecidedBeforeTheyEndIt() {
            var id = proposed(StatutoryCase.E, LawfulBasis.LAWFULLY_PUBLIC, untilDay(30));
            approve(id).statusCode(200);
            try (var topic = Topic.tail(bootstrap, "xinshou.consent")) {
                Asking.letPass(Duration.ofDays(31));
                object(person, id).statusCode(200);

                told(topic, "approved");
                told(topic, "stopped");
            }
        }

        @Test
        @Tag("control-broken")
        void wouldTellThePersonTooSoonIfTheSealWereBroken() {
            var id = sealed(30);
            seal(id, "{}").statusCode(200);

            assertThatThrownBy(() -> own(person).body("items", empty())).isInstanceOf(AssertionError.class);
        }

        @Test
        void answersAnObjectionToASealedOneAsIfThereWereNone() {
            object(person, sealed(30)).statusCode(404);
        }

        @Test
        void cannotSealForEver() {
            var until = clock.instant().plus(Duration.ofDays(367));
            propose(statutory(person, "a", "legal-duty", """
                    , "seal": {"basis": "PIPL 18", "document": "%s", "until": "%s"}""".formatted(DIGEST, until)))
                    .statusCode(422)
                    .body("type", endsWith("seal-not-allowed"))
                    .body("errors.field", contains("seal.until"));
        }

        @Test
        void cannotSealWithoutALaw() {
            propose(statutory(person, "a", "legal-duty", """
                    , "seal": {"document": "%s", "until": "2027-01-01T00:00:00Z"}""".formatted(DIGEST))).statusCode(400);
        }

        @Test
        void examinesASealAnewAsAnotherOfficerThanWhoSealedIt() {
            var id = sealed(30);
            var again = """
                    {"seal": {"basis": "PIPL 35", "document": "%s", "until": "%s"}}""".formatted(
                            DIGEST, clock.instant().plus(Duration.ofDays(60)).truncatedTo(ChronoUnit.SECONDS));

            seal(id, again).statusCode(200);

            seal(id, again).statusCode(403).body("type", endsWith("second-officer-needed"));
        }

        @Test
        void cannotHideAgainWhatThePersonCouldSee() {
            var id = proposed(StatutoryCase.A, LawfulBasis.LEGAL_DUTY, null);

            seal(id, "{}").statusCode(409).body("type", endsWith("not-sealed"));
        }

        private void sealHides() {
            approve(sealed(30)).statusCode(200);
            own(person).statusCode(200).body("items", empty());
        }

        private void endsOnObjection(StatutoryCase code, LawfulBasis basis) {
            var id = proposed(code, basis, null);
            approve(id).statusCode(200);
            object(person, id).statusCode(200).body("state", equalTo("stopped"));
            own(person).body("items.mayPublish", contains(false));
        }

        private String sealed(int days) {
            return proposed(StatutoryCase.A, LawfulBasis.LEGAL_DUTY, untilDay(days));
        }

        private Seal untilDay(int days) {
            return new Seal(
                    "PIPL 18",
                    DIGEST,
                    clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MICROS));
        }

        /** The next fact about the person; what was said of the publication while it was sealed may arrive before it, or between. */
        private void told(Topic topic, String outcome) {
            var fact = topic.next(DECIDED, person.toString(), SOON);
            Contract.of("consent-service").checkEvent(DECIDED, fact.value());
            var said = JsonPath.from(new String(fact.value(), UTF_8));
            assertThat(said.getString("outcome")).isEqualTo(outcome);
            assertThat(said.getBoolean("sealed")).isFalse();
        }

        /** Two rounds of what looks for seals later, the next decision about the person is still the next fact. */
        private void isSaidOnce(String id, Topic topic) {
            await().atMost(SOON).until(() -> isUnsealed(id));
            await().during(ROUNDS).atMost(SOON).until(() -> isUnsealed(id));
            var another = proposed(StatutoryCase.B, LawfulBasis.EMERGENCY, null);
            approve(another).statusCode(200);

            var next = topic.next(DECIDED, person.toString(), SOON);
            assertThat(JsonPath.from(new String(next.value(), UTF_8)).getString("publication"))
                    .isEqualTo(another);
        }

        private String proposed(StatutoryCase code, LawfulBasis basis, @Nullable Seal seal) {
            return officerOne
                    .propose(Publishing.statutory(person, code, basis, seal), "officer-1")
                    .id()
                    .toString();
        }
    }

    /** The next one whose key or publication that is. */
    private static ConsumerRecord<String, byte[]> factAbout(String id, Topic topic) {
        var fact = topic.next(DECIDED, SOON);
        while (!id.equals(fact.key()) && !new String(fact.value(), UTF_8).contains(id)) {
            fact = topic.next(DECIDED, SOON);
        }
        return fact;
    }

    private boolean isUnsealed(String id) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("select unsealed_at is not null from publication where id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void behindTheService(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
