package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.Recipient.Mood;
import cn.xinshou.e2e.person.People;
import cn.xinshou.e2e.person.Person;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import cn.xinshou.verifier.note.Ed25519;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decided disclosure leaves for a recipient of the register over HTTPS: no more of it than was allowed, vouched for, and with a receipt. */
class ReleaseE2ETest {

    private static final RunningSuite RUNNING = RunningSuite.get();
    private static final Door PLATFORM = RUNNING.door().as(Tokens.PLATFORM);
    private static final Door OFFICER = RUNNING.door().as("officer");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PURPOSE = "certificate-delivery";
    private static final String DIGEST = "56a1c0de".repeat(8);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final People PEOPLE = People.made();

    private final Recipient courier = new Recipient(RUNNING.recipient());
    private final Person person = PEOPLE.next();

    @BeforeEach
    void theRecipientIsKnownAndThePersonConsents() {
        register(courier.endpoint(), "CN-mainland").mustBe(200);
        consent();
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        for (String item : List.of("name", "phone", "address")) {
            items.set(item, person.items().get(item));
        }
        PLATFORM.put("identity", "/profiles/" + person.subject() + "?purpose=" + PURPOSE, items)
                .mustBe(201);
    }

    @AfterEach
    void tidyUp() {
        courier.close();
    }

    @Test
    void whatArrivesIsWhatWasAllowedVouchedForAndAcknowledged() throws Exception {
        var release = release("name", "phone");

        var delivered = await("delivery").atMost(PATIENCE).until(() -> person(release), is("delivered"));

        assertThat(courier.arrivals()).hasSize(1);
        var arrival = courier.arrivals().getFirst();
        var letter = JSON.readTree(arrival.body());
        assertThat(letter.path("items"))
                .isEqualTo(JsonNodeFactory.instance
                        .objectNode()
                        .put("name", person.name())
                        .put("phone", person.phone()));
        assertThat(arrival.text()).doesNotContain(person.address(), person.idNumber(), person.email());
        var manifest = signed(arrival.manifest());
        assertThat(manifest.path("sha256").asText()).isEqualTo(sha256(arrival.body()));
        assertThat(manifest.path("delivery").asText()).isEqualTo(arrival.key());
        assertThat(manifest.path("recipient").asText()).isEqualTo("courier");
        var receipt = signed(new String(
                PLATFORM.with("Accept", "application/jose")
                        .get(
                                "identity",
                                "/profiles/" + person.subject() + "/recipients/"
                                        + delivered.path("delivery").asText() + "/receipt")
                        .mustBe(200)
                        .body(),
                US_ASCII));
        assertThat(receipt.path("sha256").asText()).isEqualTo(sha256(arrival.body()));
        assertThat(new String(
                        Base64.getDecoder()
                                .decode(receipt.path("acknowledgement").asText()),
                        UTF_8))
                .isEqualTo("{\"received\": true}");
    }

    @ParameterizedTest
    @CsvSource({"HANGING, timeout", "BROKEN, 500"})
    void aRecipientInTroubleIsTriedAgainAndGetsItOnce(Mood mood, String answer) {
        courier.mood(mood);
        var release = release("name");
        await("a try that came to nothing")
                .atMost(PATIENCE)
                .until(() -> person(release).path("answer").asText(), answer::equals);
        assertThat(person(release).path("state").asText()).isEqualTo("waiting");

        courier.mood(Mood.WELL);

        await("delivery").atMost(PATIENCE).until(() -> person(release), is("delivered"));
        assertThat(courier.arrivals())
                .extracting(Recipient.Arrival::key)
                .as("by which the recipient tells that it is the same")
                .hasSizeGreaterThan(1)
                .containsOnly(courier.arrivals().getFirst().key());
    }

    @Test
    void nobodyIsLedElsewhere() {
        courier.mood(Mood.REDIRECTING);

        var release = release("name");

        var failed = await("the end").atMost(PATIENCE).until(() -> person(release), is("failed"));
        assertThat(failed.path("answer").asText()).isEqualTo("307");
        assertThat(courier.led()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HK", "CN-HK", "CN-TW", "SG"})
    void nothingIsReleasedOutsideTheMainland(String place) {
        var refused = register(courier.endpoint(), place);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("type").asText()).endsWith("/outside-residency");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://courier.example.com/in",
                "https://10.0.0.1/in",
                "https://metadata.internal/in",
                "https://127.0.0.1.:8443/in"
            })
    void nothingIsReleasedIntoANetworkOfOurOwnOrInTheClear(String endpoint) {
        assertThat(register(endpoint, "CN-mainland").status()).isEqualTo(400);
    }

    private static cn.xinshou.e2e.suite.Answer register(String endpoint, String place) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("id", "courier").put("relation", "partner").put("role", "entrusted");
        entry.put("place", place).put("endpoint", endpoint);
        words(entry, "name", "示例快递", "Example Courier");
        words(entry, "instructions", "仅用于投递", "delivery only");
        words(entry, "measures", "面单脱敏", "masked labels");
        entry.putObject("agreement")
                .put("digest", DIGEST)
                .put("signedAt", Instant.now().minus(Duration.ofDays(30)).toString())
                .put("expires", Instant.now().plus(Duration.ofDays(300)).toString());
        entry.putObject("assessment")
                .put("digest", DIGEST)
                .put("assessedOn", today.minusDays(30).toString())
                .put("risk", "low")
                .put("reviewBy", today.plusDays(300).toString());
        entry.putArray("purposes").add(PURPOSE);
        entry.putArray("items").add("name").add("phone").add("address");
        String tag = OFFICER.get("consent", "/recipients/courier")
                .mustBe(200)
                .header("ETag")
                .orElseThrow();
        return OFFICER.with("If-Match", tag).put("consent", "/recipients/courier", entry);
    }

    private static void words(ObjectNode entry, String field, String zh, String en) {
        entry.putObject(field).put("zh", zh).put("en", en);
    }

    private void consent() {
        JsonNode policy =
                RUNNING.door().get("consent", "/policies/current").mustBe(200).json();
        String version = policy.path("version").asText();
        PLATFORM.post(
                        "consent",
                        "/subjects/" + person.subject() + "/policy-decisions",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("version", version)
                                .put("decision", "accept"))
                .mustBe(200, 201);
        PLATFORM.post(
                        "consent",
                        "/subjects/" + person.subject() + "/consents",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("purpose", PURPOSE)
                                .put("action", "grant")
                                .put("policyVersion", version)
                                .put("textDigest", policy.path("digest").asText())
                                .put("language", "zh")
                                .put("surface", "test")
                                .put("separate", true))
                .mustBe(201);
    }

    private String release(String... items) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("recipient", "courier").put("purpose", PURPOSE).put("basis", "consent");
        question.putArray("subjects").add(person.subject().toString());
        var wanted = question.putArray("items");
        List.of(items).forEach(wanted::add);
        String disclosure = PLATFORM.post("consent", "/disclosures", question)
                .mustBe(201)
                .json()
                .path("id")
                .asText();
        return PLATFORM.post(
                        "identity",
                        "/releases",
                        JsonNodeFactory.instance.objectNode().put("disclosure", disclosure))
                .mustBe(201)
                .json()
                .path("id")
                .asText();
    }

    private static JsonNode person(String release) {
        return PLATFORM.get("identity", "/releases/" + release)
                .mustBe(200)
                .json()
                .at("/subjects/0");
    }

    private static java.util.function.Predicate<JsonNode> is(String state) {
        return person -> person.path("state").asText().equals(state);
    }

    /** The payload of a JWS, once the key that identity-service publishes has been found to have signed it. */
    private static JsonNode signed(String jws) throws IOException {
        String[] parts = jws.split("\\.");
        JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        JsonNode key = RUNNING.door()
                .get("identity", "/.well-known/jwks.json")
                .mustBe(200)
                .json()
                .path("keys")
                .valueStream()
                .filter(known -> known.path("kid").equals(header.path("kid")))
                .findFirst()
                .orElseThrow();
        assertThat(Ed25519.verify(
                        Base64.getUrlDecoder().decode(key.path("x").asText()),
                        (parts[0] + "." + parts[1]).getBytes(US_ASCII),
                        Base64.getUrlDecoder().decode(parts[2])))
                .isTrue();
        return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
