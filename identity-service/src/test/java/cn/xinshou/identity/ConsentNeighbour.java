package cn.xinshou.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/**
 * Stands where consent-service and the token endpoint stand: speaks the decision protocol over real HTTP and is told over HTTP what people
 * agreed to and how to misbehave. See {@link Consents} for the tests' side.
 */
public final class ConsentNeighbour implements QuarkusTestResourceLifecycleManager {

    static final String SERVICE_TOKEN = "the-account-of-identity-service";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<String>> granted = new ConcurrentHashMap<>();
    private final ConcurrentLinkedDeque<Map<String, Object>> questions = new ConcurrentLinkedDeque<>();
    private volatile String mood = "well";
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/access/v1/evaluation", this::evaluate);
        server.createContext("/token", this::token);
        server.createContext("/told", this::told);
        new KeycloakNeighbour().stand(server);
        new AuditNeighbour().stand(server);
        new MessageNeighbour().stand(server);
        server.createContext("/policies/", PolicyNeighbour::answer);
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "xinshou.keycloak.url",
                url + KeycloakNeighbour.ADMIN,
                "xinshou.breach.url",
                url,
                "xinshou.consent.url",
                url,
                "xinshou.audit.url",
                url,
                "quarkus.oidc-client.auth-server-url",
                url,
                "quarkus.oidc-client.discovery-enabled",
                "false",
                "quarkus.oidc-client.token-path",
                "/token",
                "quarkus.oidc-client.credentials.secret",
                "secret");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        answer(exchange, 200, Map.of("access_token", SERVICE_TOKEN, "token_type", "Bearer", "expires_in", 3600));
    }

    private void evaluate(HttpExchange exchange) throws IOException {
        var question = json.readTree(exchange.getRequestBody());
        questions.add(Map.of(
                "authorization",
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                "question",
                question));
        switch (mood) {
            case "slow" -> sleep();
            case "failing" -> answer(exchange, 500, Map.of("title", "broken"));
            case "talking nonsense" -> answer(exchange, 200, Map.of("answer", 42));
            default -> answer(exchange, 200, decide(question));
        }
    }

    private Map<String, Object> decide(JsonNode question) {
        var key = question.at("/subject/id").textValue() + " "
                + question.at("/action/properties/purpose").textValue();
        var recipient = question.at("/action/properties/recipient");
        if (question.at("/action/name").asText().equals("disclose")) {
            key += " to " + recipient.asText();
        }
        var asked = StreamSupport.stream(
                        question.at("/resource/properties/items").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
        var known = granted.get(key);
        var purpose = question.at("/action/properties/purpose").asText();
        var collectedFor = question.at("/resource/properties/collectedFor").asText(purpose);
        var allowed = known == null
                ? List.<String>of()
                : asked.stream().filter(known::contains).toList();
        var reason = known != null
                ? allowed.isEmpty() ? "item-not-allowed" : "granted"
                : purpose.equals(collectedFor) ? "not-asked" : "collected-for-other-purpose";
        var promise = Map.of("not-asked", "P1.3", "item-not-allowed", "P1.1", "collected-for-other-purpose", "P1.6");
        return reason.equals("granted")
                ? Map.of("decision", true, "context", Map.of("reason", reason, "policyVersion", "1", "items", allowed))
                : Map.of(
                        "decision",
                        false,
                        "context",
                        Map.of(
                                "reason",
                                reason,
                                "promise",
                                promise.get(reason),
                                "policyVersion",
                                "1",
                                "items",
                                List.of()));
    }

    private void told(HttpExchange exchange) throws IOException {
        var body = json.readTree(exchange.getRequestBody());
        switch (exchange.getRequestMethod()) {
            case "GET" -> answer(exchange, 200, List.copyOf(questions));
            case "DELETE" -> {
                granted.clear();
                questions.clear();
                mood = "well";
                answer(exchange, 200, Map.of());
            }
            default -> {
                if (body.has("mood")) {
                    mood = body.get("mood").textValue();
                } else {
                    granted.put(
                            body.get("key").textValue(),
                            json.convertValue(
                                    body.get("items"), new com.fasterxml.jackson.core.type.TypeReference<>() {}));
                }
                answer(exchange, 200, Map.of());
            }
        }
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
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
