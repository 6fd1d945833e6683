package cn.xinshou.consent.withdrawal;

import static cn.xinshou.consent.Asking.act;
import static cn.xinshou.consent.Asking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.Neighbour;
import cn.xinshou.consent.policy.Editions;
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
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever was told data is told when they may use them no longer, until they say that it is done. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
class WithdrawalPushTest {

    private static final String PURPOSE = "certificate-delivery";
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Five rounds of what sends. */
    private static final Duration AT_REST = Duration.ofSeconds(1);

    private final UUID person = UUID.randomUUID();

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    /** What other tests left open would go to the endpoints of these. */
    @BeforeEach
    void nothingIsOpen() {
        sql("delete from withdrawal_notice");
    }

    @AfterEach
    void now() {
        Asking.resetClock();
    }

    @Nested
    @TestSecurity(
            user = "officer",
            roles = {"platform", "privacy-officer"})
    class ARecipientThatHoldsData {

        @Test
        void isToldOfAWithdrawalAndItsWordIsKept() throws IOException, JoseException {
            try (var courier = courier(FarSide.answering(204))) {
                discloseAnd("withdraw");

                settled(person)
                        .body("items.state", contains("acknowledged"))
                        .body("items.recipient", contains("courier"))
                        .body("items.purpose", contains(PURPOSE))
                        .body("items.cause", contains("withdrawn"))
                        .body("items.items[0]", contains("address", "name"))
                        .body("items.acknowledgedBy", contains("recipient"))
                        .body("items.answer", contains("204"));
                var letter = JsonPath.from(
                        verified(courier.lettersAbout(person).getFirst().jws()));
                assertThat(letter.getString("subject")).isEqualTo(person.toString());
                assertThat(letter.getList("duties")).contains("stop-using", "delete-or-return");
            }
        }

        @Test
        void isToldOnceHoweverManyDisclosuresThereWere() throws IOException {
            try (var courier = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant");
                disclose("name");
                disclose("phone");
                act(person, PURPOSE, "withdraw");

                settled(person).body("items", hasSize(1)).body("items.items[0]", contains("name", "phone"));
                assertThat(courier.lettersAbout(person)).hasSize(1);
            }
        }

        @Test
        void isToldAgainIfItWasGivenDataAgain() throws IOException {
            try (var courier = courier(FarSide.answering(200))) {
                discloseAnd("withdraw");
                settled(person);
                Asking.letPass(Duration.ofSeconds(5));
                act(person, PURPOSE, "grant");
                act(person, PURPOSE, "withdraw");
                Asking.letPass(Duration.ofSeconds(5));
                discloseAnd("refuse");

                settled(person).body("items.cause", contains("refused", "withdrawn"));
                assertThat(courier.lettersAbout(person)).hasSize(2);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"contract", "legal-duty"})
        void isToldWhateverBasisTheCallerNamedIfTheConsentCarriedTheDecision(String basis) throws IOException {
            try (var courier = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant").statusCode(201);
                discloseOn(person, basis, "name");
                act(person, PURPOSE, "withdraw");

                settled(person).body("items.cause", contains("withdrawn"));
                assertThat(courier.lettersAbout(person)).hasSize(1);
            }
        }

        @Test
        void isToldThatThePersonDeclinedTheVersionTheyHadAgreedUnder() throws IOException {
            try (var courier = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant").statusCode(201);
                disclose("name");
                Asking.decide(person, "decline").statusCode(201);

                settled(person).body("items.cause", contains("declined"));
                assertThat(courier.lettersAbout(person)).hasSize(1);
            }
        }

        @Test
        void isToldThatAChildHadAgreedAlone() throws IOException {
            try (var courier = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant").statusCode(201);
                disclose("name");
                var born = java.time.LocalDate.now().minusYears(9);
                Asking.send(
                                person,
                                Asking.act("exam-news", "refuse", true)
                                        .replace("\"language\"", "\"birthDate\": \"" + born + "\", \"language\""))
                        .statusCode(201);

                settled(person).body("items.cause", contains("guardian-missing"));
                assertThat(courier.lettersAbout(person)).hasSize(1);
            }
        }

        @Test
        void isToldThatThePersonAgreedToTermsWithoutIt() throws IOException, SQLException {
            var later = "test-without-courier";
            Editions.add(
                    database,
                    clock,
                    Editions.document(
                            later,
                            clock.instant().plus(Duration.ofDays(10)).minusSeconds(60),
                            shipped -> shipped.stream()
                                    .map(purpose -> purpose.id().equals(PURPOSE)
                                            ? Editions.additional(PURPOSE, Set.of("name", "address", "city"))
                                            : purpose)
                                    .toList(),
                            rights -> rights));
            try (var courier = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant").statusCode(201);
                disclose("name");
                Asking.letPass(Duration.ofDays(10));
                Asking.send(person, Asking.act(PURPOSE, "grant", true).replace(Asking.VERSION, later))
                        .statusCode(201);

                settled(person).body("items.cause", contains("superseded"));
                assertThat(courier.lettersAbout(person)).hasSize(1);
            } finally {
                Asking.resetClock();
                Editions.remove(database, List.of(later));
            }
        }

        @Test
        void isToldThatAConsentRanOut() throws IOException {
            try (var _ = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant").statusCode(201);
                disclose("name");

                sql("update consent set expires = now() where subject = '" + person + "'");

                settled(person).body("items.cause", contains("expired"));
            }
        }

        @Test
        void isToldThatThePersonWasErased() throws IOException {
            try (var _ = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant");
                disclose("name");

                Neighbour.publish("identity", "subject-erased.v1", person, "{\"subject\": \"" + person + "\"}");

                settled(person).body("items.cause", contains("erased"));
            }
        }

        @Test
        void isAskedAgainUntilItSaysThatItIsDone() throws IOException {
            try (var _ = courier(FarSide.answering(500, 302, 404, 202, 204))) {
                // Tries are made when this test says so, however slow the machine is.
                Asking.stopAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
                discloseAnd("withdraw");

                for (var refusal : List.of("500", "302", "404")) {
                    await().atMost(SOON).until(() -> refusal.equals(answer(person)));
                    Asking.letPass(Duration.ofMinutes(1));
                }
                await().atMost(SOON).until(() -> "taken".equals(state(person)));
                Asking.letPass(Duration.ofHours(1).plusMinutes(1));

                settled(person).body("items.tries", contains(5));
            }
        }

        @Test
        void isLeftAloneForAsLongAsItAsks() throws IOException {
            try (var courier = courier(new FarSide((exchange, number) -> {
                exchange.getResponseHeaders().add("Retry-After", "3600");
                exchange.sendResponseHeaders(number == 1 ? 503 : 200, -1);
            }))) {
                discloseAnd("withdraw");
                await().atMost(SOON).until(() -> "503".equals(answer(person)));

                Asking.letPass(Duration.ofMinutes(50));
                await().during(AT_REST)
                        .atMost(SOON)
                        .until(() -> courier.lettersAbout(person).size() == 1);
                Asking.letPass(Duration.ofMinutes(11));

                settled(person);
            }
        }

        @Test
        void isLateWhenItsTimeIsUpAndThatIsAFact() throws IOException {
            try (var topic = Topic.tail(bootstrap, "xinshou.consent");
                    var courier = courier(FarSide.answering(500, 500, 500, 500, 500, 500, 500, 500, 500, 200))) {
                discloseAnd("withdraw");
                await().atMost(SOON).until(() -> !courier.lettersAbout(person).isEmpty());

                Asking.letPass(Duration.ofDays(3).plusMinutes(1));

                var late = topic.next("cn.xinshou.consent.withdrawal-overdue.v1", person.toString(), SOON);
                Contract.of("consent-service").checkEvent(Topic.header(late, "ce_type"), late.value());
                assertThat(state(person)).isEqualTo("overdue");
                request()
                        .get("/withdrawals/lag")
                        .then()
                        .statusCode(200)
                        .body("items.find { it.recipient == 'courier' }.overdue", equalTo(1));
            }
        }

        @Test
        void isListedPageByPage() {
            Asking.impossibleRequest().get("/withdrawals/lag?limit=0").then().statusCode(400);
            request().get("/withdrawals/lag?limit=1").then().statusCode(200);
        }

        @Test
        void anAcknowledgementIsAFactOnTheLedger() throws IOException {
            try (var topic = Topic.tail(bootstrap, "xinshou.consent");
                    var _ = courier(FarSide.answering(200))) {
                discloseAnd("withdraw");

                var fact = topic.next("cn.xinshou.consent.withdrawal-acknowledged.v1", person.toString(), SOON);

                Contract.of("consent-service").checkEvent(Topic.header(fact, "ce_type"), fact.value());
            }
        }
    }

    @Nested
    @TestSecurity(
            user = "officer",
            roles = {"platform", "privacy-officer"})
    class AFarSideThatIsNotToBeTrusted {

        @Test
        void leadsUsNowhereElse() throws IOException {
            try (var inside = FarSide.answering(200);
                    var _ = courier(new FarSide((exchange, number) -> {
                        exchange.getResponseHeaders()
                                .add("Location", inside.endpoint().toString());
                        exchange.sendResponseHeaders(307, -1);
                    }))) {
                discloseAnd("withdraw");

                await().atMost(SOON).until(() -> "307".equals(answer(person)));
                assertThat(inside.letters()).isEmpty();
            }
        }

        @Test
        void cannotKeepUsReading() throws IOException {
            try (var _ = courier(new FarSide((exchange, number) -> {
                exchange.sendResponseHeaders(200, 0);
                try (var body = exchange.getResponseBody()) {
                    while (true) {
                        body.write(new byte[65_536]);
                    }
                } catch (IOException gone) {
                    // The caller had read enough.
                }
            }))) {
                discloseAnd("withdraw");

                settled(person);
            }
        }

        @Test
        void cannotKeepUsWaiting() throws IOException {
            try (var _ = courier(new FarSide((exchange, number) -> {
                try {
                    Thread.sleep(Duration.ofSeconds(number == 1 ? 14 : 0));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.sendResponseHeaders(200, -1);
            }))) {
                Asking.stopAt(clock.instant().truncatedTo(ChronoUnit.MILLIS));
                discloseAnd("withdraw");

                await().atMost(SOON).until(() -> "timeout".equals(answer(person)));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://10.0.0.1/notices", "https://localhost.localdomain:1/notices"})
        void isNotAskedAtAnAddressOfOurOwnNetwork(String address) throws IOException {
            try (var _ = courier(FarSide.answering(200))) {
                // Past the door of the register, as if its name had been pointed elsewhere since.
                sql("update recipient set document = jsonb_set(document, '{endpoint}', '\"" + address
                        + "\"') where id = 'courier'");
                discloseAnd("withdraw");

                await().atMost(SOON).until(() -> "address-refused".equals(answer(person)));
            }
        }

        @Test
        void withoutAnEndpointIsToldByHand() throws IOException {
            endpoint(null);
            discloseAnd("withdraw");
            await().atMost(SOON).until(() -> "no-endpoint".equals(answer(person)));
            String notice = request()
                    .get("/recipients/courier/withdrawals?open=true")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.find { it.subject == '" + person + "' }.id");

            acknowledge(notice, "e".repeat(64)).statusCode(200).body("acknowledgedBy", equalTo("officer"));
            acknowledge(notice, "e".repeat(64)).statusCode(200).body("evidence", equalTo("e".repeat(64)));
            acknowledge(notice, "f".repeat(64)).statusCode(409).body("errors.field", contains("notice"));
            acknowledge(notice, "short").statusCode(400).body("errors.field", hasItem("digest"));
            acknowledge(UUID.randomUUID().toString(), "e".repeat(64)).statusCode(404);
        }
    }

    @Nested
    @TestSecurity(
            user = "officer",
            roles = {"platform", "privacy-officer"})
    class NobodyElse {

        @Test
        void isToldAnything() throws IOException {
            try (var courier = courier(FarSide.answering(200))) {
                act(person, PURPOSE, "grant");
                act(person, PURPOSE, "withdraw");

                await().during(AT_REST)
                        .atMost(SOON)
                        .until(() -> courier.lettersAbout(person).isEmpty());
                notices(person).body("items", empty());
            }
        }

        @Test
        void losesOrDoublesANoticeWhenManyWithdrawAtOnce() throws IOException, InterruptedException {
            try (var courier = courier(FarSide.answering(200));
                    var people = Executors.newVirtualThreadPerTaskExecutor()) {
                var everybody = Stream.generate(UUID::randomUUID).limit(200).toList();
                for (var one : everybody) {
                    people.execute(() -> {
                        act(one, PURPOSE, "grant");
                        disclose(one, "name");
                        act(one, PURPOSE, "withdraw");
                    });
                }
                people.shutdown();
                assertThat(people.awaitTermination(300, TimeUnit.SECONDS)).isTrue();

                await().atMost(SOON).until(() -> recipientsOf(courier).containsAll(everybody));
                await().during(AT_REST)
                        .atMost(SOON)
                        .until(() -> recipientsOf(courier).stream()
                                        .filter(everybody::contains)
                                        .count()
                                == 200);
            }
        }

        @Test
        void canUndoAnAcknowledgement() throws IOException {
            try (var _ = courier(FarSide.answering(200))) {
                discloseAnd("withdraw");
                settled(person);

                assertThatThrownBy(
                                () -> sql("update withdrawal_notice set acknowledged_at = null, acknowledged_by = null,"
                                        + " next_try = now() where subject = '" + person + "'"))
                        .hasMessageContaining("never changes");
            }
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-00000000b001", roles = "data-subject")
    class AsDataSubject {

        @Test
        void seesTheOwnAndNobodyElses() {
            request()
                    .get("/subjects/{subject}/withdrawals", "0199a000-0000-7000-8000-00000000b001")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            request().get("/subjects/{subject}/withdrawals", person).then().statusCode(403);
            request().get("/recipients/courier/withdrawals").then().statusCode(403);
            request().get("/withdrawals/lag").then().statusCode(403);
        }
    }

    private void discloseAnd(String action) {
        act(person, PURPOSE, "grant").statusCode(201);
        disclose(person, "name", "address");
        act(person, PURPOSE, action).statusCode(201);
    }

    private void disclose(String item) {
        disclose(person, item);
    }

    private static void disclose(UUID person, String... items) {
        discloseOn(person, "consent", String.join("\", \"", items));
    }

    private static void discloseOn(UUID person, String basis, String items) {
        request()
                .contentType(ContentType.JSON)
                .body("""
                        {"recipient": "courier", "purpose": "%s", "basis": "%s", "items": ["%s"], "subjects": ["%s"]}
                        """.formatted(PURPOSE, basis, items, person))
                .post("/disclosures")
                .then()
                .statusCode(201)
                .body("decisions.state", contains("allowed"));
    }

    /** Points the courier's endpoint there. */
    private static FarSide courier(FarSide farSide) {
        endpoint(farSide.endpoint());
        return farSide;
    }

    private static void endpoint(URI address) {
        var present = request().get("/recipients/courier");
        var document = new HashMap<String, Object>(present.jsonPath().getMap(""));
        document.keySet().removeAll(Set.of("version", "changedAt", "changedBy", "due", "endpoint"));
        if (address != null) {
            document.put("endpoint", address.toString());
        }
        request()
                .contentType(ContentType.JSON)
                .header("If-Match", present.header("ETag"))
                .body(document)
                .put("/recipients/courier")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse acknowledge(String notice, String digest) {
        return request()
                .contentType(ContentType.JSON)
                .body("{\"digest\": \"" + digest + "\"}")
                .post("/recipients/courier/withdrawals/{notice}/acknowledgement", notice)
                .then();
    }

    private static ValidatableResponse notices(UUID person) {
        return request().get("/subjects/{subject}/withdrawals", person).then().statusCode(200);
    }

    /** Once all notices about the person are acknowledged, and there is one. */
    private static ValidatableResponse settled(UUID person) {
        return await().atMost(SOON)
                .until(
                        () -> notices(person),
                        notices ->
                                !notices.extract().jsonPath().getList("items").isEmpty()
                                        && notices.extract().jsonPath().getList("items.state").stream()
                                                .allMatch("acknowledged"::equals));
    }

    private static String answer(UUID person) {
        return notices(person).extract().path("items[0].answer");
    }

    private static String state(UUID person) {
        return notices(person).extract().path("items[0].state");
    }

    /** Whom its letters are about, one for each letter. */
    private static List<UUID> recipientsOf(FarSide farSide) {
        return farSide.letters().stream().map(FarSide.Letter::subject).toList();
    }

    private static String verified(String letter) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setCompactSerialization(letter);
        var keys = new JsonWebKeySet(request().get("/.well-known/jwks.json").asString());
        jws.setKey(
                keys.findJsonWebKey(jws.getKeyIdHeaderValue(), null, null, null).getKey());
        assertThat(jws.verifySignature()).isTrue();
        assertThat(jws.getContentTypeHeaderValue()).isEqualTo("application/vnd.xinshou.withdrawal+json");
        return jws.getPayload();
    }

    private void sql(String statement) {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
