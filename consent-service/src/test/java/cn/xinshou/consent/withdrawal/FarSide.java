package cn.xinshou.consent.withdrawal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A recipient's endpoint, over real HTTP. */
final class FarSide implements AutoCloseable {

    /** How it answers the n-th notice, counted from 1. */
    interface Manner {
        void answer(HttpExchange exchange, int number) throws IOException;
    }

    private final HttpServer server;
    private final List<String> letters = new CopyOnWriteArrayList<>();

    FarSide(Manner manner) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/notices", exchange -> {
            letters.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            manner.answer(exchange, letters.size());
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

    /** The bodies it was sent, oldest first. */
    List<String> letters() {
        return letters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
