package cn.xinshou.breach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom the service talks to: an identity service that speaks the contact-points contract, the token endpoint of an identity provider, and
 * a mail server that can be told to misbehave. Tests steer it over HTTP, since they live in another class loader.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> PURPOSES = Set.of("statutory-notice", "rights-requests");
    private static final String TOKEN = "token-of-the-service-account";

    private final Map<UUID, String> addresses = new ConcurrentHashMap<>();
    private final ScriptedMailServer mail = ScriptedMailServer.start();
    private volatile boolean identityAway;
    private HttpServer http;

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext(
                "/token",
                exchange -> answer(
                        exchange,
                        200,
                        "application/json",
                        "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        http.createContext("/contact-points", this::contactPoints);
        http.createContext("/control/person", this::person);
        http.createContext("/control/away", exchange -> {
            identityAway = Boolean.parseBoolean(exchange.getRequestURI().getQuery());
            answer(exchange, 204, "text/plain", "");
        });
        http.createContext(
                "/control/mail",
                exchange -> answer(
                        exchange,
                        200,
                        "application/json",
                        JSON.writeValueAsString(
                                mail.received(exchange.getRequestURI().getQuery()))));
        http.start();
        var url = "http://localhost:" + http.getAddress().getPort();
        return Map.of(
                "xinshou.identity.url",
                url,
                "neighbours.url",
                url,
                "quarkus.oidc-client.auth-server-url",
                url,
                "quarkus.oidc-client.discovery-enabled",
                "false",
                "quarkus.oidc-client.token-path",
                "/token",
                "xinshou.mail.host",
                "localhost",
                "xinshou.mail.port",
                Integer.toString(mail.port()));
    }

    @Override
    public void stop() {
        http.stop(0);
        mail.close();
    }

    private void contactPoints(HttpExchange exchange) throws IOException {
        if (identityAway) {
            answer(exchange, 503, "application/problem+json", "{\"status\":503}");
            return;
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "application/problem+json", "{\"status\":401}");
            return;
        }
        var question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (!PURPOSES.contains(question.path("purpose").asText())
                || question.path("case").asText().isBlank()) {
            answer(exchange, 400, "application/problem+json", "{\"status\":400}");
            return;
        }
        var lines = new StringBuilder();
        for (JsonNode subject : question.path("subjects")) {
            var address = addresses.get(UUID.fromString(subject.asText()));
            var line = JSON.createObjectNode().put("subject", subject.asText());
            lines.append(
                            address == null
                                    ? line.putNull("email")
                                    : line.put("email", address).put("phone", "13800000000"))
                    .append('\n');
        }
        answer(exchange, 200, "application/x-ndjson", lines.toString());
    }

    private void person(HttpExchange exchange) throws IOException {
        var parts = exchange.getRequestURI().getQuery().split("=", 2);
        addresses.put(UUID.fromString(parts[0]), parts[1]);
        answer(exchange, 204, "text/plain", "");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
