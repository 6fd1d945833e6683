package cn.xinshou.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells {@link ConsentNeighbour} what people agreed to and how it feels, and asks it what it was asked. */
public final class Consents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Consents() {}

    public static void grant(UUID subject, String purpose, String... items) {
        send("POST", Map.of("key", subject + " " + purpose, "items", List.of(items)));
    }

    /** That items may be told to a recipient. */
    public static void grantTelling(UUID subject, String purpose, String recipient, String... items) {
        grant(subject, purpose + " to " + recipient, items);
    }

    /** {@code slow}, {@code failing} or {@code talking nonsense}. */
    public static void mood(String mood) {
        send("POST", Map.of("mood", mood));
    }

    public static void forget() {
        send("DELETE", Map.of());
    }

    /** What was asked: the {@code Authorization} it came with, and the question. */
    public static List<JsonNode> questions() {
        try {
            return JSON.readValue(send("GET", Map.of()), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(String method, Map<String, Object> body) {
        try {
            var url = ConfigProvider.getConfig().getValue("xinshou.consent.url", String.class);
            var request = HttpRequest.newBuilder(URI.create(url + "/told"))
                    .method(method, HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
