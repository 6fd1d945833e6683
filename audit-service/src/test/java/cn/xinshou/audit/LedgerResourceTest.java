package cn.xinshou.audit;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import cn.xinshou.audit.ledger.Naive;
import cn.xinshou.audit.ledger.TreeHash;
import cn.xinshou.local.Contract;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class LedgerResourceTest {

    private static final String OWN = "0199a000-0000-7000-8000-0000000000aa";
    private static final String OTHER = "0199a000-0000-7000-8000-0000000000bb";
    private static final String GRANTED = "cn.xinshou.consent.consent-granted.v1";
    private static final Contract CONTRACT = Contract.of("audit-service");

    @Inject
    DataSource database;

    private static ValidatableResponse get(String path, Object... values) {
        return given().filter(CONTRACT.responses()).get(path, values).then();
    }

    @BeforeEach
    void thereAreEntriesOfTwoPeople() {
        var rows = new Rows(database);
        if (rows.count("ledger_subject where subject = '" + OWN + "'") == 0) {
            try (var broker = new Broker()) {
                for (var subject : List.of(OWN, OTHER)) {
                    for (var i = 0; i < 3; i++) {
                        broker.publish("xinshou.consent", GRANTED, subject, granted(subject));
                    }
                }
            }
        }
        await("a checkpoint covers the entries of both")
                .atMost(Duration.ofSeconds(60))
                .until(() -> rows.count("ledger_entry e join ledger_subject s on s.handle = e.handle where e.index <"
                                + " (select max(size) from checkpoint) and s.subject in ('" + OWN + "', '"
                                + OTHER + "')")
                        >= 6);
    }

    private static String granted(String subject) {
        return """
                {"subject": "%s", "purpose": "exam-registration", "policyVersion": "2026-01-01",
                 "textDigest": "%s", "language": "zh", "surface": "web", "separate": true, "at": "2026-11-23T04:00:00Z"}
                """.formatted(subject, "0".repeat(64));
    }

    @Nested
    class AsAnybody {

        @Test
        void readsTheNewestCheckpoint() {
            var note = get("/ledger/checkpoint")
                    .statusCode(200)
                    .contentType("text/plain")
                    .header("Cache-Control", equalTo("no-cache"))
                    .extract()
                    .asString();

            assertThat(note.lines().toList().get(0)).isEqualTo("xinshou.local/ledger");
        }

        @Test
        void readsTheKey() {
            var key = get("/ledger/key").statusCode(200).extract().asString();

            assertThat(key).matches("xinshou\\.local/ledger\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}\\n");
        }

        @Test
        void computesTheRootFromTheTiles() {
            var checkpoint = get("/ledger/checkpoint").extract().asString().split("\n");
            var size = Integer.parseInt(checkpoint[1]);
            assertThat(size).isLessThan(256);
            var tile = given().get("/ledger/tile/0/000.p/" + size)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
                    .extract()
                    .asByteArray();

            assertThat(tile).hasSize(size * 32);
            assertThat(Base64.getEncoder().encodeToString(rootOf(tile, 0, size)))
                    .isEqualTo(checkpoint[2]);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0/000",
                    "0/000.p/0",
                    "0/000.p/256",
                    "0/001",
                    "0/x000/000",
                    "1/000",
                    "63/000",
                    "99/000",
                    "0/abc"
                })
        void findsNoTileThatTheTreeDoesNotHave(String tile) {
            given().get("/ledger/tile/" + tile).then().statusCode(404).contentType("application/problem+json");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/ledger/entries",
                    "/ledger/entries/0",
                    "/ledger/entries/0/proof",
                    "/ledger/consistency",
                    "/ledger/tile/entries/000",
                    "/me/ledger/entries"
                })
        void seesNoEntryAndNoProof(String path) {
            get(path).statusCode(401).contentType("application/problem+json");
        }

        private static byte[] rootOf(byte[] hashes, int from, int to) {
            if (to - from == 1) {
                return Arrays.copyOfRange(hashes, from * 32, to * 32);
            }
            var middle = from + Integer.highestOneBit(to - from - 1);
            return TreeHash.node(rootOf(hashes, from, middle), rootOf(hashes, middle, to));
        }
    }

    @Nested
    @TestSecurity(user = "auditor", roles = "auditor")
    class AsAuditor {

        @Test
        void readsAnEntryThatHashesToItsLeafHash() {
            var entry = get("/ledger/entries/0").statusCode(200).extract().jsonPath();

            assertThat(TreeHash.leaf(bytes(entry, "leaf"))).isEqualTo(bytes(entry, "leafHash"));
            assertThat(entry.getBoolean("parts[0].erased")).isFalse();
        }

        @Test
        void findsNothingPersonalInALeaf() {
            var leaf = new String(bytes(entryOf(OWN), "leaf"));

            assertThat(leaf).doesNotContain(OWN).doesNotContain("0".repeat(64)).contains("exam-registration");
        }

        @Test
        void provesEveryEntryToBeInTheTree() {
            var size = published();
            for (var index = 0; index < size; index++) {
                var proof = get("/ledger/entries/{index}/proof?size={size}", index, size)
                        .statusCode(200)
                        .extract()
                        .jsonPath();

                assertThat(Naive.included(
                                bytes(proof, "leafHash"), index, size, hashes(proof), bytes(proof, "rootHash")))
                        .isTrue();
            }
        }

        @Test
        void provesThatTheTreeOnlyGrew() {
            var size = published();
            var proof = get("/ledger/consistency?from=3&to={to}", size)
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            assertThat(Naive.consistent(3, size, bytes(proof, "fromRoot"), bytes(proof, "toRoot"), hashes(proof)))
                    .isTrue();
        }

        @Test
        void readsTheLeavesAsABundle() {
            var bundle = given().get("/ledger/tile/entries/000.p/2")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            var length = Byte.toUnsignedInt(bundle[0]) << 8 | Byte.toUnsignedInt(bundle[1]);
            var first = get("/ledger/entries/0").extract().jsonPath();

            assertThat(Arrays.copyOfRange(bundle, 2, 2 + length)).isEqualTo(bytes(first, "leaf"));
        }

        @Test
        void listsBySubjectTypeAndTime() {
            get("/ledger/entries?subject={s}", OWN).statusCode(200).body("items.size()", equalTo(3));
            get("/ledger/entries?subject={s}&type={t}", OWN, GRANTED).body("items.type", everyItem(equalTo(GRANTED)));
            get("/ledger/entries?subject={s}&since=2026-11-24T00:00:00Z", OWN).body("items", empty());
            get("/ledger/entries?subject={s}", UUID.randomUUID())
                    .statusCode(200)
                    .body("items", empty());
        }

        @Test
        void turnsThePages() {
            var first = get("/ledger/entries?subject={s}&limit=2", OWN)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            get("/ledger/entries?subject={s}&limit=2&cursor={c}", OWN, first.getString("next"))
                    .statusCode(200)
                    .body("items.size()", equalTo(1))
                    .body("next", equalTo(null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/ledger/entries?limit=0",
                    "/ledger/entries?limit=501",
                    "/ledger/entries?limit=x",
                    "/ledger/entries?subject=x",
                    "/ledger/entries?since=yesterday",
                    "/ledger/entries?type=a!b",
                    "/ledger/entries?cursor=x",
                    "/ledger/entries/-1",
                    "/ledger/entries/0/proof?size=0",
                    "/ledger/entries/0/proof?size=999999999",
                    "/ledger/consistency?from=2&to=1",
                    "/ledger/consistency?to=999999999",
                    "/ledger/consistency?from=-1"
                })
        void isToldWhatIsWrong(String path) {
            get(path).statusCode(400).contentType("application/problem+json");
        }

        @Test
        void findsNoEntryBehindTheEnd() {
            get("/ledger/entries/999999999").statusCode(404);
            get("/ledger/entries/999999999/proof").statusCode(404);
        }
    }

    @Nested
    @TestSecurity(user = OWN, roles = "data-subject")
    class AsDataSubject {

        @Test
        void readsTheirOwnEntries() {
            get("/me/ledger/entries").statusCode(200).body("items.size()", equalTo(3));
            get("/ledger/entries?subject={s}", OWN).statusCode(200).body("items.size()", equalTo(3));
        }

        @Test
        void provesTheirOwnEntry() {
            var index = get("/me/ledger/entries").extract().jsonPath().getInt("items[0].index");

            get("/ledger/entries/{i}", index).statusCode(200).body("index", equalTo(index));
            get("/ledger/entries/{i}/proof", index).statusCode(200).body("index", equalTo(index));
        }

        @Test
        void doesNotReadThoseOfOthers() {
            get("/ledger/entries?subject={s}", OTHER).statusCode(403);
            get("/subjects/{s}/ledger/entries", OTHER).statusCode(403);
            var foreign = new Rows(database)
                    .number("select min(e.index) from ledger_entry e join ledger_subject s on s.handle = e.handle"
                            + " where s.subject = '" + OTHER + "'");
            get("/ledger/entries/{i}", foreign).statusCode(403);
            get("/ledger/entries/{i}/proof", foreign).statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = "platform", roles = "platform")
    class AsPlatform {

        @Test
        void isNoAuditor() {
            get("/ledger/entries").statusCode(403);
            get("/subjects/{s}/ledger/entries", OWN).statusCode(403);
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000cc", roles = "service-consent")
    class AsConsentService {

        @Test
        void findsTheEntryOfItsOwnEventAndProvesIt() {
            var id = eventIdOf(OWN);
            var index = get("/ledger/entries?eventId={id}", id)
                    .statusCode(200)
                    .body("items.eventId", hasItem(id))
                    .extract()
                    .jsonPath()
                    .getInt("items[0].index");
            get("/ledger/entries/{i}/proof", index).statusCode(200);
        }

        @Test
        void getsWhatOpensTheCommitmentsOfItsOwnEvent() throws Exception {
            var id = eventIdOf(OWN);
            var entry = get("/ledger/entries?eventId={id}", id).extract().jsonPath();
            var opened = get("/ledger/entries/{i}/openings", entry.getInt("items[0].index"))
                    .statusCode(200)
                    .body("parts.name", hasItem("subject"))
                    .extract()
                    .jsonPath();

            for (var part : opened.<Map<String, String>>getList("parts")) {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(part.get("salt")), "HmacSHA256"));
                var commitment = Base64.getEncoder()
                        .encodeToString(mac.doFinal((part.get("name") + part.get("value")).getBytes(UTF_8)));
                assertThat(entry.getString(
                                "items[0].parts.find { it.name == '%s' }.commitment".formatted(part.get("name"))))
                        .isEqualTo(commitment);
            }
        }

        @Test
        void mustNameTheEvent() {
            get("/ledger/entries").statusCode(400).body("errors.field", hasItem("eventId"));
        }
    }

    @Nested
    @TestSecurity(user = "0199a000-0000-7000-8000-0000000000ce", roles = "service-identity")
    class AsIdentityService {

        @Test
        void findsTheEntryOfItsOwnEventForACertificate() {
            String id;
            try (var broker = new Broker()) {
                id = broker.publish(
                        "xinshou.identity", "cn.xinshou.identity.subject-erased.v1", OTHER + "x", "{\"at\": \"x\"}");
            }
            await("the fact is in the ledger")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> get("/ledger/entries?eventId={id}", id)
                            .statusCode(200)
                            .body("items.eventId", hasItem(id)));
        }

        @Test
        void findsNoFactOfAnotherService() {
            get("/ledger/entries?eventId={id}", eventIdOf(OWN)).statusCode(200).body("items", empty());
            get("/ledger/entries/0/openings").statusCode(403);
        }
    }

    private String eventIdOf(String subject) {
        try (var connection = database.getConnection();
                var found = connection
                        .createStatement()
                        .executeQuery(
                                "select e.event_id from ledger_entry e join ledger_subject s on s.handle = e.handle"
                                        + " where s.subject = '" + subject + "' order by e.index limit 1")) {
            found.next();
            return found.getString(1);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int published() {
        return Integer.parseInt(given().get("/ledger/checkpoint").asString().split("\n")[1]);
    }

    private static JsonPath entryOf(String subject) {
        return get("/ledger/entries?limit=1&subject={s}", subject)
                .extract()
                .jsonPath()
                .setRootPath("items[0]");
    }

    private static byte[] bytes(JsonPath json, String field) {
        return Base64.getDecoder().decode(json.getString(field));
    }

    private static List<byte[]> hashes(JsonPath proof) {
        return proof.<String>getList("proof").stream()
                .map(Base64.getDecoder()::decode)
                .toList();
    }
}
