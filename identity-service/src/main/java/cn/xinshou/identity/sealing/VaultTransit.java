package cn.xinshou.identity.sealing;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Key-encryption keys in the transit engine of HashiCorp Vault or OpenBao, which they never leave. Who a key belongs to is the associated data
 * of its encryption. That is why an old key is replaced by decrypting and encrypting: {@code rewrap} knows no associated data.
 */
@ApplicationScoped
class VaultTransit implements KeyProvider {

    private static final Logger LOG = Logger.getLogger(VaultTransit.class);
    private static final String MARK = "vault:";

    private final VaultConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    VaultTransit(
            VaultConfig config,
            ObjectMapper json,
            @ConfigProperty(name = ProviderKind.SETTING, defaultValue = "local") ProviderKind provider) {
        this.config = config;
        this.json = json;
        // Redirects would carry the token elsewhere.
        this.http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(this.config.patience())
                .build();
        if (provider == ProviderKind.VAULT) {
            address();
        }
    }

    @Override
    public boolean names(String keyId) {
        return keyId.startsWith(MARK);
    }

    @Override
    public String newest(Ring ring) {
        var answer = call(HttpRequest.newBuilder(address("keys", ring)).GET());
        return keyId(ring, answer.path("data").path("latest_version").asText());
    }

    @Override
    public List<Wrapped> wrap(Ring ring, List<Unlocked> keys) {
        var input = json.createArrayNode();
        keys.forEach(key ->
                input.addObject().put("plaintext", base64(key.dataKey())).put("associated_data", owner(key.owner())));
        return batch(
                "encrypt",
                ring,
                input,
                result -> wrapped(ring, result.path("ciphertext").asText()));
    }

    @Override
    public List<byte[]> unwrap(Ring ring, List<Locked> keys) {
        var input = json.createArrayNode();
        keys.forEach(key -> input.addObject()
                .put("ciphertext", new String(key.wrapped().bytes(), StandardCharsets.UTF_8))
                .put("associated_data", owner(key.owner())));
        return batch(
                "decrypt",
                ring,
                input,
                result -> Base64.getDecoder().decode(result.path("plaintext").asText()));
    }

    @Override
    public void reload() {
        // Vault is asked each time.
    }

    private <T> List<T> batch(String what, Ring ring, JsonNode input, Function<JsonNode, T> read) {
        var body = json.createObjectNode().set("batch_input", input).toString();
        var answer = call(HttpRequest.newBuilder(address(what, ring)).POST(BodyPublishers.ofString(body)));
        var results = answer.path("data").path("batch_results");
        if (results.size() != input.size()) {
            throw away("it answered something else");
        }
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> {
                    if (result.hasNonNull("error")
                            && !result.path("error").asText().isEmpty()) {
                        throw new SealBroken(
                                "Vault does not open it",
                                new IllegalStateException(result.path("error").asText()));
                    }
                    return read.apply(result);
                })
                .toList();
    }

    /** @throws Problem UNAVAILABLE unless there is a whole answer in time: without the key nothing is read and nothing is written */
    private JsonNode call(HttpRequest.Builder request) {
        try {
            request.timeout(config.patience())
                    .header("X-Vault-Token", token())
                    .header("X-Vault-Request", "true")
                    .header("Content-Type", "application/json");
            config.namespace().ifPresent(namespace -> request.header("X-Vault-Namespace", namespace));
            var answer = sendOnceMoreIfUnconnected(request.build());
            // A batch in which something does not open is answered 400, with what became of each.
            var body = json.readTree(answer.body());
            if (answer.statusCode() == 200
                    || answer.statusCode() == 400 && body.path("data").has("batch_results")) {
                return body;
            }
            throw away("it answered " + answer.statusCode());
        } catch (IOException e) {
            throw away(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
    }

    private HttpResponse<byte[]> sendOnceMoreIfUnconnected(HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            return http.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static Problem away(String why) {
        LOG.warnf("Vault gives no key: %s", why);
        return Problem.of(
                CommonProblem.UNAVAILABLE, "The keys to personal data cannot be reached now. Try again shortly.");
    }

    private String token() throws IOException {
        var file = config.tokenFile().orElseThrow(() -> missing("token-file"));
        return Files.readString(file).strip();
    }

    private URI address() {
        var address = config.address().orElseThrow(() -> missing("address"));
        var ownMachine = "localhost".equals(address.getHost()) || "127.0.0.1".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !ownMachine) {
            throw new IllegalStateException("xinshou.keys.vault.address must be https: keys travel on it");
        }
        return address;
    }

    private URI address(String what, Ring ring) {
        var base = address().toString();
        return URI.create(
                (base.endsWith("/") ? base : base + "/") + "v1/" + config.mount() + "/" + what + "/" + key(ring));
    }

    private String key(Ring ring) {
        return ring == Ring.PEOPLE ? config.key() : config.key() + "-kept";
    }

    private Wrapped wrapped(Ring ring, String ciphertext) {
        // vault:v3:…
        var parts = ciphertext.split(":", 3);
        if (parts.length != 3 || !parts[1].matches("v[0-9]{1,9}")) {
            throw away("it answered something else");
        }
        return new Wrapped(keyId(ring, parts[1].substring(1)), ciphertext.getBytes(StandardCharsets.UTF_8));
    }

    private String keyId(Ring ring, String version) {
        return MARK + key(ring) + ":v" + version;
    }

    private static String owner(UUID owner) {
        return base64(Binding.of(owner, "data-key"));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static IllegalStateException missing(String setting) {
        return new IllegalStateException("xinshou.keys.vault." + setting + " is needed where the provider is vault");
    }
}
