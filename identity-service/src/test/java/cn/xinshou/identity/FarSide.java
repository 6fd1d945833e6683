package cn.xinshou.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/** Somebody outside to whom data is sent: keeps what arrives and answers as it is told to. */
public final class FarSide implements AutoCloseable {

    public record Arrival(String path, String manifest, String key, String type, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public enum Mood {
        WELL,
        HANGING,
        TRICKLING,
        REDIRECTING,
        BROKEN,
        REFUSING,
        BUSY,
        TALKATIVE
    }

    private final HttpServer server;
    private final ConcurrentLinkedDeque<Arrival> arrivals = new ConcurrentLinkedDeque<>();
    private volatile Mood mood = Mood.WELL;

    public FarSide() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/inbox");
    }

    public void mood(Mood mood) {
        this.mood = mood;
    }

    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        arrivals.add(new Arrival(
                exchange.getRequestURI().getPath(),
                headers.getFirst("Xinshou-Manifest"),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        switch (mood) {
            case WELL -> answer(exchange, 200, "{\"received\": true}".getBytes(StandardCharsets.UTF_8));
            case HANGING -> sleep(10_000);
            case TRICKLING -> trickle(exchange);
            case REDIRECTING -> {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                answer(exchange, 307, new byte[0]);
            }
            case BROKEN -> answer(exchange, 500, new byte[0]);
            case REFUSING -> answer(exchange, 403, new byte[0]);
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", "600");
                answer(exchange, 429, new byte[0]);
            }
            case TALKATIVE -> answer(exchange, 200, new byte[10 * 1024 * 1024]);
        }
    }

    /** A head at once, and a body that never ends. */
    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (var i = 0; i < 100; i++) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            sleep(100);
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            } catch (IOException e) {
                // The other side has heard enough.
            }
        }
        exchange.close();
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
