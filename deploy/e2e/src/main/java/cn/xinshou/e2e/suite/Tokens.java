package cn.xinshou.e2e.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens from the identity provider: of the platform by its secret, of people by the password grant of the local realm. */
public final class Tokens {

    public static final String PLATFORM = "platform";

    /** A token that is about to expire is not used any more. */
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Token(String value, Instant until) {}

    private final Suite suite;
    private final HttpClient http;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public Tokens(Suite suite, HttpClient http) {
        this.suite = suite;
        this.http = http;
    }

    /** @param who {@link #PLATFORM} or a user of the suite's file, such as {@code auditor} */
    public String of(String who) {
        Token known = tokens.get(who);
        if (known == null || known.until().minus(MARGIN).isBefore(Instant.now())) {
            known = ask(who);
            tokens.put(who, known);
        }
        return known.value();
    }

    /** A token of somebody who signs in this very moment. */
    public String fresh(String who) {
        tokens.remove(who);
        return of(who);
    }

    private Token ask(String who) {
        Map<String, String> form = new LinkedHashMap<>();
        if (who.equals(PLATFORM)) {
            form.put("grant_type", "client_credentials");
            form.put("client_id", suite.text("/clients/platform/id"));
            form.put("client_secret", suite.text("/clients/platform/secret"));
        } else {
            form.put("grant_type", "password");
            form.put("client_id", suite.text("/clients/cli/id"));
            form.put("username", suite.text("/users/" + who + "/username"));
            form.put("password", suite.text("/users/" + who + "/password"));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(suite.tokenEndpoint()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new Failed(
                        "The identity provider gives " + who + " no token (status " + response.statusCode() + ")");
            }
            JsonNode answer = new JsonMapper().readTree(response.body());
            return new Token(
                    answer.path("access_token").asText(),
                    Instant.now().plusSeconds(answer.path("expires_in").asLong()));
        } catch (IOException unreachable) {
            throw new Failed("The identity provider does not answer; is the suite still up?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed("Interrupted");
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
