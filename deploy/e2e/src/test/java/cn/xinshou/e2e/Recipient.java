package cn.xinshou.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.local.SelfSigned;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/** Somebody to whom data is released: listens on HTTPS, keeps what arrives and answers as it is told to. */
final class Recipient implements AutoCloseable {

    record Arrival(String manifest, String key, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }
    }

    enum Mood {
        WELL,
        /** For longer than anybody waits. */
        HANGING,
        REDIRECTING,
        BROKEN
    }

    private final HttpsServer server;
    private final HttpServer elsewhere;
    private final ConcurrentLinkedDeque<Arrival> arrivals = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<String> led = new ConcurrentLinkedDeque<>();
    private volatile Mood mood = Mood.WELL;

    Recipient(SelfSigned certificate) {
        try {
            InetAddress here = InetAddress.getByName("localhost");
            server = HttpsServer.create(new InetSocketAddress(here, 0), 0);
            elsewhere = HttpServer.create(new InetSocketAddress(here, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
        elsewhere.createContext("/", exchange -> {
            led.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            answer(exchange, 200);
        });
        elsewhere.start();
    }

    String endpoint() {
        return "https://localhost:" + server.getAddress().getPort() + "/inbox";
    }

    void mood(Mood now) {
        mood = now;
    }

    /** Everything that was sent, tries that it made come to nothing included. */
    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** What followed a redirect. */
    List<String> led() {
        return List.copyOf(led);
    }

    @Override
    public void close() {
        server.stop(0);
        elsewhere.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        arrivals.add(new Arrival(
                exchange.getRequestHeaders().getFirst("Xinshou-Manifest"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestBody().readAllBytes()));
        switch (mood) {
            case WELL -> answer(exchange, 200);
            case HANGING -> hang(exchange);
            case REDIRECTING -> {
                exchange.getResponseHeaders()
                        .add(
                                "Location",
                                "http://localhost:" + elsewhere.getAddress().getPort() + "/");
                answer(exchange, 307);
            }
            case BROKEN -> answer(exchange, 500);
        }
    }

    private static void hang(HttpExchange exchange) {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] body = "{\"received\": true}".getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
