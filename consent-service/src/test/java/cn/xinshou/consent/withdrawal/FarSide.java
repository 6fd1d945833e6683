package cn.xinshou.consent.withdrawal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A recipient's endpoint, over real HTTP. */
final class FarSide implements AutoCloseable {

    record Letter(UUID subject, String jws) {

        private static Letter of(String jws) {
            var payload = new String(Base64.getUrlDecoder().decode(jws.split("\\.")[1]), UTF_8);
            return new Letter(UUID.fromString(JsonPath.from(payload).getString("subject")), jws);
        }
    }

    /** How it answers the n-th notice about somebody, counted from 1. */
    interface Manner {
        void answer(HttpExchange exchange, int number) throws IOException;
    }

    private static final int AT_ONCE = 256;

    private final HttpServer server;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    FarSide(Manner manner) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), AT_ONCE);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/notices", exchange -> {
            var letter = Letter.of(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            letters.add(letter);
            manner.answer(exchange, lettersAbout(letter.subject()).size());
            exchange.close();
        });
        server.start();
    }

    static FarSide answering(int... statuses) throws IOException {
        return new FarSide((exchange, number) ->
                exchange.sendResponseHeaders(statuses[Math.min(number, statuses.length) - 1], -1));
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/notices");
    }

    /** What it was sent, oldest first. */
    List<Letter> letters() {
        return letters;
    }

    /** Only those about this person: what earlier tests owe somebody may arrive at any time. */
    List<Letter> lettersAbout(UUID person) {
        return letters.stream()
                .filter(letter -> letter.subject().equals(person))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
