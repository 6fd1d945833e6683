package cn.xinshou.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/** What the mail server received, newest first, over HTTP: {@code GET /messages?to=}. The oldest goes when memory would fill up. */
final class Inbox implements AutoCloseable {

    /** Enough for a notice to everybody in a demonstration; about 100 MB of mails of a usual size. */
    private static final int KEPT = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Deque<ReceivedMail> newestFirst = new ArrayDeque<>();
    private final HttpServer server;

    Inbox(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        } catch (IOException e) {
            throw new UncheckedIOException("the inbox cannot listen on port " + port, e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/messages", this::answer);
        server.start();
    }

    void received(MimeMessage message, List<String> recipients) {
        ReceivedMail mail = ReceivedMail.of(message, recipients);
        synchronized (newestFirst) {
            newestFirst.addFirst(mail);
            if (newestFirst.size() > KEPT) {
                newestFirst.removeLast();
            }
        }
    }

    List<ReceivedMail> to(String address) {
        String wanted = address.toLowerCase(Locale.ROOT);
        synchronized (newestFirst) {
            return newestFirst.stream()
                    .filter(mail -> wanted.isEmpty() || mail.to().stream().anyMatch(wanted::equalsIgnoreCase))
                    .toList();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] body = json(to(parameter(exchange.getRequestURI().getRawQuery())));
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] json(List<ReceivedMail> mails) throws JsonProcessingException {
        return JSON.writeValueAsBytes(mails);
    }

    private static String parameter(@org.jspecify.annotations.Nullable String query) {
        if (query != null) {
            for (String pair : query.split("&")) {
                if (pair.startsWith("to=")) {
                    // A plus sign stands for itself in an address; only forms write spaces so.
                    return URLDecoder.decode(pair.substring(3).replace("+", "%2B"), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }
}
