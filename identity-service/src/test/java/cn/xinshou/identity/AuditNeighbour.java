package cn.xinshou.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands where audit-service stands: {@code GET /subjects/{subject}/decisions} in pages, as its contract says. Tests {@code PUT} there what
 * was decided, or a mood ({@code slow}, {@code failing}, {@code nonsense}) to {@code /decided/mood}. Its ledger holds every event as entry 3 of
 * 11, unless it is {@code behind} with its checkpoint or {@code ignorant} of the event.
 */
final class AuditNeighbour {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<Object>> decided = new ConcurrentHashMap<>();
    private volatile String mood = "well";

    void stand(HttpServer server) {
        server.createContext("/subjects/", this::decisions);
        server.createContext("/ledger/", this::ledger);
        server.createContext("/decided/mood", exchange -> {
            mood = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, Map.of());
        });
    }

    private void decisions(HttpExchange exchange) throws IOException {
        var subject = exchange.getRequestURI().getPath().split("/")[2];
        if (exchange.getRequestMethod().equals("PUT")) {
            decided.put(subject, json.readValue(exchange.getRequestBody(), new TypeReference<>() {}));
            answer(exchange, 200, Map.of());
            return;
        }
        if (!("Bearer " + ConsentNeighbour.SERVICE_TOKEN)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("title", "who?"));
            return;
        }
        switch (mood) {
            case "slow" -> sleep();
            case "failing" -> answer(exchange, 503, Map.of("title", "away"));
            case "nonsense" -> answer(exchange, 200, Map.of("items", "none"));
            default ->
                answer(exchange, 200, page(subject, exchange.getRequestURI().getQuery()));
        }
    }

    private void ledger(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (mood.equals("failing")
                || !("Bearer " + ConsentNeighbour.SERVICE_TOKEN)
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 503, Map.of("title", "away"));
        } else if (path.endsWith("/checkpoint")) {
            var note = "xinshou.example\n" + (mood.equals("behind") ? 3 : 11) + "\ncm9vdA==\n\n— x y\n";
            answer(exchange, 200, "text/plain; charset=utf-8", note.getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith("/entries")) {
            var event = exchange.getRequestURI().getQuery().replace("eventId=", "");
            var entry = Map.of("index", 3, "eventId", event, "source", "/xinshou/identity", "leaf", "bGVhZg==");
            answer(exchange, 200, Map.of("items", mood.equals("ignorant") ? List.of() : List.of(entry)));
        } else {
            answer(
                    exchange,
                    200,
                    Map.of("index", 3, "size", 11, "leafHash", "aA==", "rootHash", "cg==", "proof", List.of("cA==")));
        }
    }

    private Map<String, Object> page(String subject, String query) {
        var all = decided.getOrDefault(subject, List.of());
        var from = number(query, "cursor", 0);
        var to = Math.min(all.size(), from + number(query, "limit", 50));
        var page = new java.util.HashMap<String, Object>();
        page.put("items", all.subList(from, to));
        page.put("next", to < all.size() ? Integer.toString(to) : null);
        return page;
    }

    private static int number(String query, String name, int otherwise) {
        for (var part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return Integer.parseInt(part.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, "application/json", json.writeValueAsBytes(body));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Longer than anybody waits. */
    private static void sleep() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
