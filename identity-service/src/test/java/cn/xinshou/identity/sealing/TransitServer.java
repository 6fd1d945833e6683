package cn.xinshou.identity.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.crypto.SecretKey;

/**
 * Stands where Vault stands: the part of the transit engine's HTTP interface that the service uses, as HashiCorp documents it and the engines
 * answer it. Tokens, versions of keys, batches with a result for each item and 400 if one fails, associated data; sealed, slow and away.
 */
final class TransitServer implements AutoCloseable {

    static final String TOKEN = "hvs.only-for-tests";

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<SecretKey>> keys = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean sealed;
    private volatile boolean silent;

    TransitServer(String... names) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var name : names) {
            keys.put(name, new ArrayList<>());
            rotate(name);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/transit/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void rotate(String name) {
        keys.get(name).add(Gcm.AES_256_GCM.key(Gcm.random(32)));
    }

    void seal(boolean sealed) {
        this.sealed = sealed;
    }

    void silence(boolean silent) {
        this.silent = silent;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (silent) {
            return;
        }
        if (sealed) {
            send(exchange, 503, error("Vault is sealed"));
        } else if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            send(exchange, 403, error("permission denied"));
        } else {
            var path = exchange.getRequestURI()
                    .getPath()
                    .substring("/v1/transit/".length())
                    .split("/");
            var versions = keys.get(path[1]);
            if (versions == null) {
                send(exchange, 400, error("encryption key not found"));
            } else if (path[0].equals("keys")) {
                send(exchange, 200, data(json.createObjectNode().put("latest_version", versions.size())));
            } else {
                batch(exchange, path[0], versions);
            }
        }
    }

    private void batch(HttpExchange exchange, String what, List<SecretKey> versions) throws IOException {
        var results = json.createArrayNode();
        for (var item : json.readTree(exchange.getRequestBody()).path("batch_input")) {
            results.add(what.equals("encrypt") ? encrypt(item, versions) : decrypt(item, versions));
        }
        var failed = results.findValue("error") != null;
        send(exchange, failed ? 400 : 200, data(json.createObjectNode().set("batch_results", results)));
    }

    private ObjectNode encrypt(JsonNode item, List<SecretKey> versions) {
        var sealed = Gcm.AES_256_GCM.encrypt(
                versions.getLast(), bytes(item.path("plaintext")), bytes(item.path("associated_data")));
        return json.createObjectNode()
                .put(
                        "ciphertext",
                        "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(sealed))
                .put("key_version", versions.size());
    }

    private ObjectNode decrypt(JsonNode item, List<SecretKey> versions) {
        var parts = item.path("ciphertext").asText().split(":");
        try {
            var key = versions.get(Integer.parseInt(parts[1].substring(1)) - 1);
            var clear = Gcm.AES_256_GCM.decrypt(
                    key, Base64.getDecoder().decode(parts[2]), bytes(item.path("associated_data")));
            return json.createObjectNode().put("plaintext", Base64.getEncoder().encodeToString(clear));
        } catch (RuntimeException e) {
            return json.createObjectNode().put("error", "cipher: message authentication failed");
        }
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }

    private ObjectNode error(String message) {
        var answer = json.createObjectNode();
        answer.putArray("errors").add(message);
        return answer;
    }

    private JsonNode data(JsonNode data) {
        return json.createObjectNode().set("data", data);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
