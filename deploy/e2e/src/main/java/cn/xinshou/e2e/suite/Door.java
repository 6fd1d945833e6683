package cn.xinshou.e2e.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The front doors of the services, as one caller sees them. */
public final class Door {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "application/json";

    private final Suite suite;
    private final HttpClient http;
    private final Tokens tokens;
    private final @Nullable String who;
    private final Map<String, String> headers;

    private Door(Suite suite, HttpClient http, Tokens tokens, @Nullable String who, Map<String, String> headers) {
        this.suite = suite;
        this.http = http;
        this.tokens = tokens;
        this.who = who;
        this.headers = headers;
    }

    /** Seen by somebody without a token. */
    public static Door of(Suite suite) {
        // HTTP/1.1: an answer then ends with its connection at the latest, and there is nothing to negotiate.
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new Door(suite, http, new Tokens(suite, http), null, Map.of());
    }

    /** The same doors for {@link Tokens#PLATFORM} or a user of the suite. */
    public Door as(String caller) {
        return new Door(suite, http, tokens, caller, headers);
    }

    /** As {@link #as}, with a token of this very moment. */
    public Door asJustSignedIn(String user) {
        tokens.fresh(user);
        return as(user);
    }

    public Door with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Door(suite, http, tokens, who, Map.copyOf(more));
    }

    public Answer get(String service, String path) {
        return send("GET", service, path, BodyPublishers.noBody(), null);
    }

    public Answer post(String service, String path, JsonNode body) {
        return send("POST", service, path, BodyPublishers.ofString(body.toString()), JSON);
    }

    public Answer post(String service, String path) {
        return send("POST", service, path, BodyPublishers.noBody(), null);
    }

    public Answer put(String service, String path, JsonNode body) {
        return send("PUT", service, path, BodyPublishers.ofString(body.toString()), JSON);
    }

    public Answer patch(String service, String path, JsonNode body) {
        return send("PATCH", service, path, BodyPublishers.ofString(body.toString()), "application/merge-patch+json");
    }

    public Answer delete(String service, String path) {
        return send("DELETE", service, path, BodyPublishers.noBody(), null);
    }

    private Answer send(String method, String service, String path, BodyPublisher body, @Nullable String type) {
        // What people may see of the question: no query, for queries can hold what was asked about.
        String question = method + " " + service + " " + path.replaceAll("\\?.*", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(suite.service(service) + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (who != null) {
            request.header("Authorization", "Bearer " + tokens.of(who));
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    question,
                    response.statusCode(),
                    response.body(),
                    single(response.headers().map()));
        } catch (IOException unreachable) {
            throw new Failed(question + " was not answered: the service is away");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Failed("Interrupted");
        }
    }

    private static Map<String, String> single(Map<String, List<String>> all) {
        Map<String, String> single = new HashMap<>();
        all.forEach((name, values) -> single.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return single;
    }
}
