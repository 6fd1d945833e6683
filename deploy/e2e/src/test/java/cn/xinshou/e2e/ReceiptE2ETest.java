package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.suite.Door;
import cn.xinshou.e2e.suite.Tokens;
import cn.xinshou.verifier.CheckReceipt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt of the running suite, taken home and checked with nothing but two public keys. */
class ReceiptE2ETest {

    private static final Duration SOON = Duration.ofSeconds(120);

    private final RunningSuite running = RunningSuite.get();
    private final Door platform = running.door().as(Tokens.PLATFORM);
    private final UUID person = UUID.randomUUID();

    @TempDir
    Path home;

    @BeforeEach
    void takeTheKeys() throws IOException {
        Files.writeString(home.resolve("jwks.json"), text("consent", "/.well-known/jwks.json"));
        Files.writeString(home.resolve("ledger.key"), text("audit", "/ledger/key"));
    }

    @Test
    void aReceiptIsProvedAwayFromTheServices() throws IOException {
        var said = new ByteArrayOutputStream();

        assertThat(check(bundle(consent("grant")), said)).isZero();

        assertThat(said.toString(UTF_8)).contains("is in the ledger at index");
    }

    @Test
    void aWithdrawalHasAProofOfItsOwn() throws IOException {
        consent("grant");

        assertThat(check(bundle(consent("withdraw")), new ByteArrayOutputStream()))
                .isZero();
    }

    @Test
    void theProofOfAnotherReceiptProvesNothing() throws IOException {
        var mine = bundle(consent("grant"));
        var other = bundle(consent("withdraw"));
        ((ObjectNode) mine).set("entry", other.path("entry"));
        ((ObjectNode) mine).set("inclusion", other.path("inclusion"));
        ((ObjectNode) mine).set("checkpoint", other.path("checkpoint"));

        assertThat(check(mine, new ByteArrayOutputStream())).isEqualTo(1);
    }

    @Test
    void noByteOfItCanBeChanged() throws IOException {
        var bundle = bundle(consent("grant")).toString();
        for (var at = 0; at < bundle.length(); at += Math.max(1, bundle.length() / 60)) {
            var changed = bundle.substring(0, at) + (bundle.charAt(at) == 'A' ? 'B' : 'A') + bundle.substring(at + 1);
            Files.writeString(home.resolve("receipt.json"), changed);

            assertThat(run(new ByteArrayOutputStream())).as("byte " + at).isNotZero();
        }
    }

    private int check(JsonNode bundle, ByteArrayOutputStream said) throws IOException {
        Files.writeString(home.resolve("receipt.json"), bundle.toString());
        return run(said);
    }

    private int run(ByteArrayOutputStream said) {
        try (var out = new PrintStream(said, true, UTF_8)) {
            return CheckReceipt.run(
                    List.of(
                            home.resolve("receipt.json").toString(),
                            "--jwks",
                            home.resolve("jwks.json").toString(),
                            "--key",
                            home.resolve("ledger.key").toString()),
                    out,
                    out);
        }
    }

    private JsonNode bundle(String receipt) {
        return await("the ledger's proof")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> platform.get("consent", "/receipts/" + receipt)
                                .mustBe(200)
                                .json(),
                        bundle -> bundle.path("inclusionStatus").asText().equals("included"));
    }

    private String consent(String action) {
        JsonNode policy =
                running.door().get("consent", "/policies/current").mustBe(200).json();
        return platform.post(
                        "consent",
                        "/subjects/" + person + "/consents",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("purpose", "exam-notification")
                                .put("action", action)
                                .put("policyVersion", policy.path("version").asText())
                                .put("textDigest", policy.path("digest").asText())
                                .put("language", "zh")
                                .put("surface", "test")
                                .put("separate", false))
                .mustBe(201)
                .json()
                .path("receiptId")
                .asText();
    }

    private String text(String service, String path) {
        return new String(running.door().get(service, path).mustBe(200).body(), UTF_8);
    }
}
