package cn.xinshou.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;

/** A neighbour that permits everything, at once: what deciding costs is measured elsewhere. */
final class Permitting implements AutoCloseable {

    private static final byte[] YES = "{\"decision\":true,\"context\":{\"reason\":\"granted\"}}".getBytes(UTF_8);

    private final HttpServer server;

    private Permitting(HttpServer server) {
        this.server = server;
    }

    static Permitting start() {
        // Head and body are two packets, and the second would wait for the first to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/access/v1/evaluation", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, YES.length);
                exchange.getResponseBody().write(YES);
                exchange.close();
            });
            server.start();
            return new Permitting(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What identity-service needs to stand beside this neighbour, with nobody erased before and no limit to what the desk may look for. */
    Map<String, String> settings(Lab lab, String database) {
        return Map.of(
                "XINSHOU_CONSENT_URL",
                "http://localhost:" + server.getAddress().getPort(),
                "XINSHOU_ACCESS_SEARCHES_PER_HOUR",
                "1000000",
                "XINSHOU_ERASURE_TOMBSTONES",
                lab.fresh("tombstones-" + database).toString(),
                "XINSHOU_KEYCLOAK_URL",
                lab.identity().issuer().replace("/realms/", "/admin/realms/"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
