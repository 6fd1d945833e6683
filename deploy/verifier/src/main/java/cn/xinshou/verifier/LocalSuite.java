package cn.xinshou.verifier;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.OutOfReach;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The suite that runs on this machine, by the file it leaves for programs. */
final class LocalSuite {

    private static final String FILE = "deploy/local/.state/suite.json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Access tokens of the local realm live a few minutes; a long check asks again. */
    private static final Duration TOKEN_AGE = Duration.ofSeconds(45);

    private final JsonNode suite;
    private @Nullable String token;
    private long askedAt;

    private LocalSuite(JsonNode suite) {
        this.suite = suite;
    }

    static Optional<LocalSuite> find() {
        Path file = Path.of(System.getProperty("xinshou.root", "."), FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(new LocalSuite(ProofAnswers.json(Arguments.file(file.toString()))));
    }

    static LocalSuite running() {
        return find().orElseThrow(() -> new BadInput(
                "The suite is not up: there is no " + FILE + ". Start it with ./deploy/up --detach, or give --url."));
    }

    String service(String name) {
        return required("/services/" + name);
    }

    /** An access token of the local auditor, through the password grant that only the local realm has. */
    synchronized String auditorToken() {
        String present = token;
        if (present == null || System.nanoTime() - askedAt > TOKEN_AGE.toNanos()) {
            present = askForToken();
            token = present;
            askedAt = System.nanoTime();
        }
        return present;
    }

    private String askForToken() {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", required("/clients/cli/id"),
                        "username", required("/users/auditor/username"),
                        "password", required("/users/auditor/password"))
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(required("/oidc/tokenEndpoint")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = ProofAnswers.json(response.body());
            if (response.statusCode() != 200 || !answer.path("access_token").isTextual()) {
                throw new OutOfReach(
                        "The local realm gives the auditor no token (status " + response.statusCode() + ").");
            }
            return answer.path("access_token").textValue();
        } catch (IOException unreachable) {
            throw new OutOfReach("The local realm does not answer; is the suite still up?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutOfReach("Interrupted while asking for a token.");
        }
    }

    private String required(String pointer) {
        JsonNode value = suite.at(pointer);
        if (!value.isTextual()) {
            throw new BadInput(FILE + " has no " + pointer.substring(1).replace('/', '.') + "; start the suite again.");
        }
        return value.textValue();
    }
}
