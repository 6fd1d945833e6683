package cn.xinshou.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands where the identity provider's admin interface stands: {@code DELETE /users/{id}} as Keycloak answers it, and {@code PUT} for tests
 * to open accounts. Opening one called {@code away} makes it fail until that one is deleted.
 */
final class KeycloakNeighbour {

    static final String ADMIN = "/admin/realms/xinshou";

    private static final String AWAY = "away";

    private final Set<String> accounts = ConcurrentHashMap.newKeySet();

    void stand(HttpServer server) {
        server.createContext(ADMIN + "/users/", this::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var id = path.substring(path.lastIndexOf('/') + 1);
        exchange.sendResponseHeaders(status(exchange, id), -1);
        exchange.close();
    }

    private int status(HttpExchange exchange, String id) {
        return switch (exchange.getRequestMethod()) {
            case "PUT" -> accounts.add(id) ? 201 : 204;
            case "GET" -> accounts.contains(id) ? 200 : 404;
            case "DELETE" -> deleted(exchange, id);
            default -> 405;
        };
    }

    private int deleted(HttpExchange exchange, String id) {
        if (id.equals(AWAY)) {
            accounts.remove(AWAY);
            return 204;
        }
        if (!("Bearer " + ConsentNeighbour.SERVICE_TOKEN)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return 401;
        }
        if (accounts.contains(AWAY)) {
            return 503;
        }
        return accounts.remove(id) ? 204 : 404;
    }
}
