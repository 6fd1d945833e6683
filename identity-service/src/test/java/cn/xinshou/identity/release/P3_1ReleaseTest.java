package cn.xinshou.identity.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.Consents;
import cn.xinshou.identity.Database;
import cn.xinshou.identity.Doors;
import cn.xinshou.identity.FarSide;
import cn.xinshou.identity.FarSide.Mood;
import cn.xinshou.identity.People;
import cn.xinshou.identity.delivery.Sending;
import cn.xinshou.identity.profile.GivenProfiles;
import cn.xinshou.local.Contract;
import cn.xinshou.local.MovableClock;
import cn.xinshou.local.ServiceFixture;
import cn.xinshou.local.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves but what consent-service says yes to at that moment: decided, minimised, carried out and recorded. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P3.1")
class P3_1ReleaseTest {

    private static final String PURPOSE = "certificate-delivery";
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @Inject
    Database database;

    @Inject
    MovableClock clock;

    @Inject
    GivenProfiles profiles;

    @Inject
    GivenDisclosures disclosures;

    @Inject
    Sending worker;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final UUID person = UUID.randomUUID();
    private final FarSide courier = new FarSide();
    private final String phone = People.phone();

    @BeforeEach
    void somebodyIsKnown() {
        clock.stopAt(NOON);
        Consents.forget();
        profiles.put(person, """
                {"name": "李𠮷", "phone": "%s", "address": "北京市海淀区一号", "city": "110108"}
                """.formatted(phone));
        disclosures.recipient("courier", courier.endpoint(), "CN-mainland", 1);
    }

    @AfterEach
    void tidyUp() {
        courier.close();
        clock.reset();
        database.empty();
    }

    private static ValidatableResponse release(UUID disclosure) {
        return given().spec(Doors.json())
                .body("{\"disclosure\": \"" + disclosure + "\"}")
                .post("/releases")
                .then();
    }

    private static ValidatableResponse look(String release) {
        return given().spec(Doors.json()).get("/releases/{id}", release).then();
    }

    private ValidatableResponse recipients() {
        return given().spec(Doors.json())
                .get("/profiles/{subject}/recipients", person)
                .then()
                .statusCode(200);
    }

    private UUID allowed(String... items) {
        return disclosures.allowed("courier", new UUID[] {person}, items);
    }

    private void consent(String... items) {
        Consents.grantTelling(person, PURPOSE, "courier", items);
    }

    private String released(String... items) {
        consent(items);
        return release(allowed(items)).statusCode(201).extract().path("id");
    }

    private List<JsonPath> arrived() {
        worker.send();
        return courier.arrivals().stream()
                .map(arrival -> JsonPath.from(arrival.text()))
                .toList();
    }

    private static JsonPath signed(String jws) throws JoseException {
        var keys = new JsonWebKeySet(given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        var signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(
                new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "EdDSA"));
        signature.setCompactSerialization(jws);
        signature.setKey(keys.findJsonWebKey(signature.getKeyIdHeaderValue(), null, "sig", null)
                .getKey());
        assertThat(signature.verifySignature()).isTrue();
        return JsonPath.from(signature.getPayload());
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void exactlyTheAllowedItemsArrive() {
            consent("name", "phone");
            // Decided for three; one of them is not permitted any more, and one is not held.
            var release = release(allowed("name", "phone", "address", "email"))
                    .statusCode(201)
                    .body("subjects", hasSize(1))
                    .body("subjects[0].state", equalTo("waiting"))
                    .body("subjects[0].items", contains("name", "phone"))
                    .extract()
                    .<String>path("id");

            var letter = arrived().getFirst();

            assertThat(letter.getMap("items")).isEqualTo(Map.of("name", "李𠮷", "phone", phone));
            assertThat(letter.getString("subject")).isEqualTo(person.toString());
            assertThat(letter.getString("purpose")).isEqualTo(PURPOSE);
            look(release)
                    .statusCode(200)
                    .body("subjects[0].state", equalTo("delivered"))
                    .body("subjects[0].answer", equalTo("200"))
                    .body("subjects[0].tries", equalTo(1));
        }

        @Test
        void whatArrivesIsVouchedForByASignedManifest() throws Exception {
            released("name");
            arrived();

            var arrival = courier.arrivals().getFirst();
            var manifest = signed(arrival.manifest());

            assertThat(manifest.getString("sha256")).isEqualTo(sha256(arrival.body()));
            assertThat(manifest.getString("delivery")).isEqualTo(arrival.key());
            assertThat(manifest.getList("items")).isEqualTo(List.of("name"));
        }

        @Test
        void theRecipientsAcknowledgementBecomesAReceiptThatIsKept() throws Exception {
            released("name");
            arrived();
            String delivery = recipients()
                    .body("items", hasSize(1))
                    .body("items[0].recipient", equalTo("courier"))
                    .body("items[0].name", equalTo("示例快递 Example Courier"))
                    .body("items[0].items", contains("name"))
                    .body("items[0].state", equalTo("delivered"))
                    .body("items[0].receipt", notNullValue())
                    .extract()
                    .path("items[0].id");

            var receipt = signed(given().spec(Doors.json())
                    .accept("application/jose")
                    .get("/profiles/{subject}/recipients/{delivery}/receipt", person, delivery)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());

            assertThat(receipt.getString("status")).isEqualTo("200");
            assertThat(new String(
                            Base64.getDecoder().decode(receipt.getString("acknowledgement")), StandardCharsets.UTF_8))
                    .isEqualTo("{\"received\": true}");
            assertThat(database.count("select count(*) from kept_record where subject = '" + person
                            + "' and duty = 'disclosure-proof' and kept_until > '2029-11-01'"))
                    .isEqualTo(1);
        }

        @Test
        void nothingLeavesOnAYesOfYesterday() {
            release(allowed("name", "phone"))
                    .statusCode(201)
                    .body("subjects[0].state", equalTo("left-out"))
                    .body("subjects[0].reason", equalTo("collected-for-other-purpose"))
                    .body("subjects[0].items", hasSize(0));

            assertThat(arrived()).isEmpty();
        }

        @Test
        @Tag("control-broken")
        void whereConsentServiceSaysYesToEverythingTheCheckAboveWouldFail() {
            consent("name", "phone");
            release(allowed("name", "phone")).statusCode(201);

            assertThatThrownBy(() -> assertThat(arrived()).isEmpty()).isInstanceOf(AssertionError.class);
        }

        @Test
        void whoWithdrawsBetweenReleaseAndTryIsNotTold() {
            var release = released("name");
            Consents.forget();

            assertThat(arrived()).isEmpty();
            look(release)
                    .body("subjects[0].state", equalTo("withheld"))
                    .body("subjects[0].answer", equalTo("collected-for-other-purpose"));
            recipients().body("items[0].state", equalTo("withheld"));
        }

        @Test
        void withoutAnAnswerNothingLeavesAndAskingAgainHelps() {
            consent("name");
            var disclosure = allowed("name");
            Consents.mood("failing");
            release(disclosure).statusCode(503);
            assertThat(arrived()).isEmpty();

            Consents.mood("well");
            release(disclosure).statusCode(201);
            Consents.mood("failing");
            assertThat(arrived()).isEmpty();
            recipients().body("items[0].state", equalTo("waiting")).body("items[0].answer", equalTo("unavailable"));

            Consents.mood("well");
            clock.advance(Duration.ofMinutes(1));
            assertThat(arrived()).hasSize(1);
        }

        @Test
        void isAskedForEachItemWithThePurposeItWasCollectedFor() {
            released("name");

            var asked = Consents.questions().getLast().get("question");

            assertThat(asked.at("/action/name").asText()).isEqualTo("disclose");
            assertThat(asked.at("/action/properties/recipient").asText()).isEqualTo("courier");
            assertThat(asked.at("/resource/properties/collectedFor").asText()).isEqualTo("exam-registration");
        }

        @Test
        void onePersonsNoDoesNotTouchAnother() {
            var other = UUID.randomUUID();
            profiles.put(other, "{\"name\": \"王芳\"}");
            consent("name");

            release(disclosures.allowed("courier", new UUID[] {person, other}, "name"))
                    .statusCode(201)
                    .body("subjects.findAll { it.state == 'left-out' }.subject", contains(other.toString()))
                    .body("subjects.findAll { it.state == 'waiting' }.subject", contains(person.toString()));

            assertThat(arrived()).hasSize(1);
        }

        @Test
        void whoWasErasedIsLeftOutAndSaidToBe() {
            var gone = UUID.randomUUID();
            Consents.grantTelling(gone, PURPOSE, "courier", "name");

            release(disclosures.allowed("courier", new UUID[] {gone}, "name"))
                    .statusCode(201)
                    .body("subjects[0].state", equalTo("left-out"))
                    .body("subjects[0].reason", equalTo("no-data"));
            assertThat(database.count("select count(*) from person_key where subject = '" + gone + "'"))
                    .isZero();
        }

        @Test
        @Tag("P4.4")
        void whoWasErasedSinceTheDecisionIsNotWaitedForAndCounted() {
            var gone = UUID.randomUUID();
            consent("name");
            var disclosure = disclosures.allowed("courier", new UUID[] {person, gone}, "name");
            database.execute("delete from decided_disclosure where subject = '" + gone + "'");

            String release = release(disclosure)
                    .statusCode(201)
                    .body("subjects.subject", contains(person.toString()))
                    .body("erased", equalTo(1))
                    .extract()
                    .path("id");
            database.execute("delete from release_person where subject = '" + person + "'");
            look(release).statusCode(200).body("subjects", hasSize(0)).body("erased", equalTo(2));
        }

        @Test
        void whatWaitsForSomebodyErasedNeverLeaves() {
            var release = released("name");
            database.execute("delete from person_key where subject = '" + person + "'");

            assertThat(arrived()).isEmpty();
            look(release).body("subjects[0].state", equalTo("withheld")).body("subjects[0].answer", equalTo("erased"));
        }

        @Test
        void theSameDisclosureIsReleasedOnce() throws Exception {
            consent("name");
            var disclosure = allowed("name");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var url = Doors.url("/releases");
                var answers = threads.invokeAll(IntStream.range(0, 20)
                        .<Callable<String>>mapToObj(i -> () -> given().contentType("application/json")
                                .body("{\"disclosure\": \"" + disclosure + "\"}")
                                .post(url)
                                .then()
                                .statusCode(201)
                                .extract()
                                .path("id"))
                        .toList());
                assertThat(answers)
                        .extracting(answer -> answer.get())
                        .containsOnly(
                                release(disclosure).statusCode(201).extract().<String>path("id"));
            }

            assertThat(arrived()).hasSize(1);
        }

        @Test
        void whatNobodyDecidedIsNotReleased() {
            release(UUID.randomUUID()).statusCode(404).body("errors[0].field", equalTo("disclosure"));
        }

        @Test
        void whatWaitsForAReviewIsNotReleasedAndWhatWasApprovedRestsOnItsPaper() {
            var disclosure = UUID.randomUUID();
            disclosures.decided(disclosure, person, 1, "courier", "pending-review", "pending-review", "name");
            release(disclosure).statusCode(409).body("type", equalTo("/problems/disclosure-pending"));

            disclosures.decided(disclosure, person, 1, "courier", "allowed", "legal-basis", "name");
            release(disclosure).statusCode(201).body("subjects[0].state", equalTo("waiting"));
            assertThat(arrived()).hasSize(1);
        }

        @Test
        void whatALawForbidsTellingIsNotReleasedFromHere() {
            var disclosure = UUID.randomUUID();
            disclosures.decided(disclosure, null, 2, "courier", "allowed", "legal-basis", "name");

            release(disclosure).statusCode(409).body("type", equalTo("/problems/disclosure-sealed"));
        }

        @Test
        void whoHasNotHeardOfEverybodyReleasesNobody() {
            var disclosure = UUID.randomUUID();
            disclosures.decided(disclosure, person, 2, "courier", "allowed", "granted", "name");

            release(disclosure).statusCode(503);
        }

        @Test
        void whoseDecisionWasNoStaysNo() {
            var disclosure = UUID.randomUUID();
            disclosures.decided(disclosure, person, 1, "courier", "refused", "separate-consent-required");
            consent("name");

            release(disclosure).statusCode(201).body("subjects[0].reason", equalTo("separate-consent-required"));
            assertThat(arrived()).isEmpty();
        }

        @Test
        void aRecipientWithoutAnAddressIsNamed() {
            disclosures.recipient("courier", null, "CN-mainland", 2);
            consent("name");

            release(allowed("name")).statusCode(409).body("type", equalTo("/problems/recipient-unreachable"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"CN-HK", "CN-MO", "CN-TW", "SG"})
        @Tag("P6.1")
        void nothingLeavesTheMainland(String place) {
            var release = released("name");
            disclosures.recipient("courier", courier.endpoint(), place, 2);

            assertThat(arrived()).isEmpty();
            look(release)
                    .body("subjects[0].state", equalTo("failed"))
                    .body("subjects[0].answer", equalTo("outside-residency"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{}", "{\"disclosure\": null}", "{\"disclosure\": 7}", "{\"disclosure\": \"x\"}", "[]", ""})
        void anOrderThatIsNoneIsRefused(String body) {
            given().spec(Doors.json()).body(body).post("/releases").then().statusCode(400);
        }

        @ParameterizedTest
        @ValueSource(strings = {"data-released", "delivery-ended"})
        void whatIsPublishedOfItKeepsToItsSchemaAndHoldsNoValue(String fact) {
            try (var topic = Topic.tail(bootstrap, "xinshou.identity")) {
                released("name", "phone");
                arrived();

                var type = "cn.xinshou.identity." + fact + ".v1";
                var published = topic.next(type, person.toString(), Duration.ofSeconds(60));

                Contract.of("identity-service").checkEvent(type, published.value());
                assertThat(new String(published.value(), StandardCharsets.UTF_8))
                        .doesNotContain("李𠮷", phone);
            }
        }

        @Test
        void noValueOfAPersonLiesInTheOpenBeforeOrAfter() {
            released("name", "phone", "address");
            assertThat(database.dump()).doesNotContain("李𠮷", phone, "海淀");

            arrived();

            assertThat(database.dump()).doesNotContain("李𠮷", phone, "海淀");
            assertThat(database.count("select count(*) from delivery where content is not null"))
                    .isZero();
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AFarSideThatIsNotToBeTrusted {

        @ParameterizedTest
        @CsvSource({"HANGING, timeout", "TRICKLING, timeout", "BROKEN, 500", "BUSY, 429"})
        void isTriedAgainLaterWithTheSameKey(Mood mood, String answer) {
            var release = released("name");
            courier.mood(mood);
            arrived();
            look(release).body("subjects[0].state", equalTo("waiting")).body("subjects[0].answer", equalTo(answer));
            assertThat(arrived()).as("not at once").hasSize(1);

            courier.mood(Mood.WELL);
            clock.advance(Duration.ofMinutes(11));
            arrived();

            assertThat(courier.arrivals()).hasSize(2);
            assertThat(courier.arrivals())
                    .extracting(FarSide.Arrival::key)
                    .containsOnly(courier.arrivals().getFirst().key());
            look(release).body("subjects[0].state", equalTo("delivered")).body("subjects[0].tries", equalTo(2));
        }

        @ParameterizedTest
        @CsvSource({"REDIRECTING, 307", "REFUSING, 403"})
        void endsWhereItSaysNoOrElsewhere(Mood mood, String answer) {
            var release = released("name");
            courier.mood(mood);

            arrived();

            assertThat(courier.arrivals()).extracting(FarSide.Arrival::path).containsExactly("/inbox");
            look(release).body("subjects[0].state", equalTo("failed")).body("subjects[0].answer", equalTo(answer));
        }

        @Test
        void mayTalkAsMuchAsItLikes() {
            var release = released("name");
            courier.mood(Mood.TALKATIVE);

            arrived();

            look(release).body("subjects[0].state", equalTo("delivered"));
        }

        @Test
        void isGivenUpAfterThreeDays() {
            var release = released("name");
            courier.mood(Mood.BROKEN);
            arrived();
            clock.advance(Duration.ofDays(3));

            arrived();

            look(release).body("subjects[0].state", equalTo("failed")).body("subjects[0].answer", equalTo("500"));
        }

        @Test
        void aWorkerThatDiedLeavesItsClaimsToTheNext() {
            var release = released("name");
            database.execute("update delivery set next_try = '2026-11-23T04:01:00Z', tries = 1");
            assertThat(arrived()).isEmpty();

            clock.advance(Duration.ofMinutes(2));

            assertThat(arrived()).hasSize(1);
            look(release).body("subjects[0].state", equalTo("delivered"));
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AnItemThatChanges {

        private void change(String patch) {
            Consents.grant(person, "exam-registration", "name", "phone", "address", "city");
            given().spec(Doors.mergePatch())
                    .header("If-Match", "\"1\"")
                    .body(patch)
                    .patch("/profiles/{subject}?purpose=exam-registration", person)
                    .then()
                    .statusCode(200);
        }

        private JsonPath correction() {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                worker.send();
                return courier.arrivals().size() == 2;
            });
            return JsonPath.from(courier.arrivals().getLast().text());
        }

        @Test
        @Tag("P5.2")
        void isToldToWhoeverWasToldTheOldValue() throws Exception {
            released("name", "phone");
            arrived();

            change("{\"phone\": \"13900000001\", \"city\": \"110105\"}");

            var notice = correction();
            assertThat(notice.getMap("items")).isEqualTo(Map.of("phone", "13900000001"));
            assertThat(notice.getString("cause")).isEqualTo("correction");
            assertThat(notice.getString("corrects"))
                    .isEqualTo(courier.arrivals().getFirst().key());
            assertThat(signed(courier.arrivals().getLast().manifest()).getString("corrects"))
                    .isEqualTo(courier.arrivals().getFirst().key());
            recipients()
                    .body("items", hasSize(2))
                    .body("items[0].cause", equalTo("correction"))
                    .body("items[0].items", contains("phone"))
                    .body("items[0].state", equalTo("delivered"));
        }

        @Test
        void isToldToBeWrongWithoutItsNewValueWhereThatMayNotBeTold() {
            released("name", "phone");
            arrived();
            Consents.forget();

            change("{\"phone\": \"13900000001\"}");

            var notice = correction();
            assertThat(notice.getMap("items")).isEmpty();
            assertThat(notice.getList("outdated")).isEqualTo(List.of("phone"));
        }

        @Test
        void isNotToldToWhoeverNeverHadIt() {
            released("name");
            arrived();

            change("{\"phone\": \"13900000001\"}");
            // A later change that is told shows that the one before was looked at.
            given().spec(Doors.mergePatch())
                    .header("If-Match", "\"2\"")
                    .body("{\"name\": \"李一\"}")
                    .patch("/profiles/{subject}?purpose=exam-registration", person)
                    .then()
                    .statusCode(200);

            assertThat(correction().getMap("items")).isEqualTo(Map.of("name", "李一"));
        }

        @Test
        void neverArrivesBeforeWhatItCorrects() {
            released("phone");
            courier.mood(Mood.BROKEN);
            arrived();
            change("{\"phone\": \"13900000001\"}");
            await().atMost(Duration.ofSeconds(60)).until(() -> database.count("select count(*) from delivery") == 2);
            courier.mood(Mood.WELL);
            assertThat(arrived())
                    .as("the first one rests, the second waits for it")
                    .hasSize(1);

            clock.advance(Duration.ofMinutes(1));
            worker.send();
            worker.send();

            assertThat(courier.arrivals())
                    .extracting(arrival -> JsonPath.from(arrival.text()).getString("cause"))
                    .containsExactly("release", "release", "correction");
        }
    }

    @Nested
    class AsOthers {

        @Test
        void nobodyComesInWithoutAToken() {
            release(UUID.randomUUID()).statusCode(401);
            look(UUID.randomUUID().toString()).statusCode(401);
            given().spec(Doors.json())
                    .get("/profiles/{subject}/recipients", person)
                    .then()
                    .statusCode(401);
        }

        @Test
        @TestSecurity(user = "0199a000-0000-7000-8000-000000000002", roles = "data-subject")
        void peopleReleaseNothingAndSeeNobodyElses() {
            release(UUID.randomUUID()).statusCode(403);
            look(UUID.randomUUID().toString()).statusCode(403);
            given().spec(Doors.json())
                    .get("/profiles/{subject}/recipients", person)
                    .then()
                    .statusCode(403);
            given().spec(Doors.json())
                    .get("/me/profile/recipients")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
            given().spec(Doors.json())
                    .accept("application/jose")
                    .get("/me/profile/recipients/{delivery}/receipt", UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }

        @Test
        @TestSecurity(user = "officer", roles = "privacy-officer")
        void officersLookOnly() {
            release(UUID.randomUUID()).statusCode(403);
            look(UUID.randomUUID().toString()).statusCode(404);
        }
    }
}
