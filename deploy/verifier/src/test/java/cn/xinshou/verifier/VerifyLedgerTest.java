package cn.xinshou.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.verifier.ledger.FakeLedger;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyLedgerTest {

    @TempDir
    Path directory;

    private final FakeLedger ledger = new FakeLedger(300);
    private HttpServer server;
    private String url;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/ledger/", exchange -> {
            String path = exchange.getRequestURI().toString().substring("/ledger/".length());
            boolean guarded = path.startsWith("tile/entries/") || path.startsWith("entries");
            boolean allowed = !guarded
                    || "Bearer let-me".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = allowed ? ledger.find(path).orElse(null) : new byte[0];
            exchange.sendResponseHeaders(
                    !allowed ? 401 : body == null ? 404 : 200, body == null || body.length == 0 ? -1 : body.length);
            if (body != null && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        url = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void thePublicCanCheckTheHashes() {
        Outcome outcome = run("--url", url, "--key", ledger.key.vkey());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("size 300", "root recomputed").doesNotContain("entries fit");
    }

    @Test
    void anAuditorCanCheckTheEntries() {
        Outcome outcome = run("--url", url, "--token", "let-me");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("all 300 entries fit", "what the ledger shows");
    }

    @Test
    void anAlteredEntryEndsWithItsIndexAndCode1() {
        ledger.files.get("tile/entries/001.p/44")[5] ^= 1;

        Outcome outcome = run("--url", url, "--token", "let-me");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("Entry 256 was altered");
    }

    @Test
    void anExportHoldsWithoutTheLedger() {
        Path copy = directory.resolve("copy");
        run("--url", url, "--token", "let-me", "--export", copy.toString());
        server.stop(0);

        Outcome outcome = run("--dir", copy.toString(), "--key", ledger.key.vkey(), "--inclusion", "299");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("all 300 entries fit", "index 299");
    }

    @Test
    void anExportIsNotMixedWithOtherFiles() throws IOException {
        Files.writeString(directory.resolve("something"), "else");

        assertThat(run("--url", url, "--export", directory.toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void anOlderCheckpointIsExtended() throws IOException {
        Path older = Files.writeString(directory.resolve("older"), ledger.checkpoint(123));

        Outcome outcome = run("--url", url, "--consistency", older.toString());

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("only added to since size 123");
    }

    @Test
    void anotherHistoryIsNot() throws IOException {
        Path forged = Files.writeString(
                directory.resolve("forged"),
                ledger.key.checkpoint(123, ledger.leafHashes.getFirst().base64()));

        Outcome outcome = run("--url", url, "--consistency", forged.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("history was rewritten");
    }

    @Test
    void aForeignKeyIsNotBelieved() {
        Outcome outcome = run("--url", url, "--key", new FakeLedger(0).key.vkey());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("not signed by");
    }

    @Test
    void aWrongTokenProvesNothing() {
        Outcome outcome = run("--url", url, "--token", "let-you");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("only for an auditor");
    }

    @Test
    void aLedgerThatDoesNotAnswerProvesNothing() {
        server.stop(0);

        assertThat(run("--url", url).exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "--nonsense",
                "--url",
                "--url nonsense",
                "--url ftp://localhost",
                "--url http://",
                "--dir /does/not/exist",
                "--dir . --url http://localhost:1",
                "--url http://localhost:1 --url http://localhost:1",
                "--url %URL% --inclusion -1",
                "--url %URL% --inclusion 300",
                "--url %URL% --inclusion 999999999999999999",
                "--url %URL% --inclusion one",
                "--url %URL% --key nonsense",
                "--url %URL% --consistency /does/not/exist"
            })
    void whatCannotBeUsedIsSaidInOneLine(String line) {
        Outcome outcome =
                run(line.isEmpty() ? new String[0] : line.replace("%URL%", url).split(" "));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1).noneMatch(text -> text.contains("Exception"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "{}", "nonsense", "\u0000"})
    void aCheckpointThatIsNoneIsRefusedInOneLine(String note) {
        ledger.files.put("checkpoint", note.getBytes(UTF_8));

        Outcome outcome = run("--url", url);

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.err().lines()).hasSize(1).noneMatch(text -> text.contains("Exception"));
    }

    private static Outcome run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                VerifyLedger.run(List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
