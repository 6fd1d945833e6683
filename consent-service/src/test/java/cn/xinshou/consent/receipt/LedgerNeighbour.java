package cn.xinshou.consent.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Stands where the ledger and the token endpoint stand, over real HTTP. It holds every event as entry 3 of 11; {@code /mood} tells it how
 * to be: {@code proving}, {@code behind} its checkpoint, {@code ignorant}, {@code failing}.
 */
public final class LedgerNeighbour implements QuarkusTestResourceLifecycleManager {

    private static final Pattern EVENT = Pattern.compile("eventId=([0-9a-f-]{36})");

    private volatile String mood = "proving";
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> answer(exchange, 200, """
                {"access_token": "the-account-of-consent-service", "token_type": "Bearer", "expires_in": 3600}
                """));
        server.createContext("/mood", exchange -> {
            mood = exchange.getRequestURI().getQuery();
            answer(exchange, 200, "{}");
        });
        server.createContext("/ledger", this::ledger);
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort();
        return Map.of("xinshou.audit.url", url, "quarkus.oidc-client.auth-server-url", url);
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void ledger(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (mood.equals("failing")
                || !"Bearer the-account-of-consent-service"
                        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 500, "{}");
        } else if (path.endsWith("/checkpoint")) {
            answer(exchange, 200, "xinshou.example\n" + (mood.equals("behind") ? 3 : 11) + "\ncm9vdA==\n\n— x y\n");
        } else if (path.endsWith("/key")) {
            answer(exchange, 200, "xinshou.example+00000000+key\n");
        } else if (path.endsWith("/entries")) {
            var event = EVENT.matcher(exchange.getRequestURI().getQuery());
            answer(
                    exchange,
                    200,
                    mood.equals("ignorant") || !event.matches()
                            ? "{\"items\": [], \"next\": null}"
                            : """
                    {"items": [{"index": 3, "eventId": "%s", "source": "/xinshou/consent", "leaf": "bGVhZg=="}], "next": null}
                    """.formatted(event.group(1)));
        } else if (path.endsWith("/openings")) {
            answer(exchange, 200, """
                    {"index": 3, "parts": [{"name": "purpose", "salt": "c2FsdA==", "value": "\\"exam-news\\""}]}
                    """);
        } else {
            answer(exchange, 200, """
                    {"index": 3, "size": 11, "leafHash": "aA==", "rootHash": "cg==", "proof": ["cA=="]}
                    """);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", body.startsWith("xinshou") ? "text/plain; charset=utf-8" : "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
