package cn.xinshou.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** One request at a time, to look at the answers. */
final class Caller implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    Caller(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    static String once(URI base, String token, String line) throws IOException, InterruptedException {
        try (var caller = new Caller(base, token)) {
            return caller.send(line);
        }
    }

    /** @param line as {@link Requests} writes it */
    String send(String line) throws IOException, InterruptedException {
        var parts = line.split("\t");
        var body = parts.length < 3 || parts[2].isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(parts[2]);
        var request = HttpRequest.newBuilder(base.resolve(parts[1]))
                .method(parts[0], body)
                .header("Content-Type", "application/json");
        for (var header : List.of(parts).subList(Math.min(3, parts.length), parts.length)) {
            var colon = header.indexOf(": ");
            request.setHeader(header.substring(0, colon), header.substring(colon + 2));
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " to " + parts[1] + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
