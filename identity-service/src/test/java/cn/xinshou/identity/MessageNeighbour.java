package cn.xinshou.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stands where breach-notifier's door for messages stands, and where the policy in force is published. See {@link Mails}. */
final class MessageNeighbour {

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> taken = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private boolean away;

    void stand(HttpServer server) {
        server.createContext("/messages", this::messages);
        server.createContext("/mails", this::told);
        server.createContext("/policies/current", this::policy);
    }

    private synchronized void messages(HttpExchange exchange) throws IOException {
        var message = json.readTree(exchange.getRequestBody());
        if (away) {
            answer(exchange, 503, Map.of("title", "away"));
            return;
        }
        if (!("Bearer " + ConsentNeighbour.SERVICE_TOKEN)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, Map.of("title", "who is there?"));
            return;
        }
        if (keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"))) {
            taken.add(message);
        }
        answer(exchange, 202, Map.of("id", UUID.randomUUID().toString(), "state", "planned"));
    }

    private synchronized void told(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "POST" -> away = true;
            case "DELETE" -> {
                away = false;
                taken.clear();
            }
            default -> {}
        }
        answer(exchange, 200, taken);
    }

    private synchronized void policy(HttpExchange exchange) throws IOException {
        if (away) {
            answer(exchange, 503, Map.of("title", "away"));
            return;
        }
        PolicyNeighbour.answer(exchange);
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
