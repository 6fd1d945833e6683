package cn.xinshou.local.suite;

import cn.xinshou.local.Realm;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * The demo's staff may read people's data only with a training record, and nobody keeps their own: here they keep each other's, as fictitious
 * as they are. Nothing like it happens anywhere but on one machine.
 */
final class ExampleTrainings {

    /** Whose record, and who keeps it. */
    private static final Map<String, String> KEPT_BY =
            Map.of("officer", "officer2", "officer2", "officer", "responder", "officer", "responder2", "officer");

    private static final String COURSE = "personal-data";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Suite suite;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> people = new Realm().people();

    ExampleTrainings(Suite suite) {
        this.suite = suite;
    }

    /** Records what is missing, or what would end within a month; does nothing where all is there. */
    void record() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, String> kept : KEPT_BY.entrySet()) {
                String account = Objects.requireNonNull(people.get(kept.getKey()));
                String token = token(http, kept.getValue());
                if (!isTrained(http, token, account)) {
                    record(http, token, account);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the demo's staff could not be trained: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training the demo's staff", e);
        }
    }

    private boolean isTrained(HttpClient http, String token, String account) throws IOException, InterruptedException {
        Instant soon = Instant.now().plus(30, ChronoUnit.DAYS);
        JsonNode found =
                send(http, authorised("?limit=500&account=" + account, token).GET(), 200);
        for (JsonNode training : found.path("items")) {
            if (training.path("course").asText().equals(COURSE)
                    && !training.has("revokedAt")
                    && Instant.parse(training.path("validUntil").asText()).isAfter(soon)) {
                return true;
            }
        }
        return false;
    }

    private void record(HttpClient http, String token, String account) throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of(
                "account",
                account,
                "course",
                COURSE,
                "passedAt",
                Instant.now()
                        .minus(1, ChronoUnit.DAYS)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                "evidence",
                digest("本机演示的培训记录 " + account)));
        send(
                http,
                authorised("", token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                201);
    }

    private String token(HttpClient http, String user) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=cli&username=" + user + "&password="
                + URLEncoder.encode(suite.secrets().of(RealmVariables.userPassword(user)), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(suite.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(http, request, 200).path("access_token").asText();
    }

    private HttpRequest.Builder authorised(String query, String token) {
        return HttpRequest.newBuilder(URI.create(suite.address(OurService.IDENTITY) + "/trainings" + query))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpClient http, HttpRequest.Builder request, int wanted)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != wanted) {
            throw new IOException(answer.uri().getPath() + " answers " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
