package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import cn.xinshou.verifier.verdict.OutOfReach;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A ledger over HTTP. What needs no token is fetched without one, so that the check also shows what the public can see. */
public final class HttpLedger implements LedgerSource, AutoCloseable {

    /** A full bundle of the longest entries, and a little. */
    private static final int MAX_BYTES = 17 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String root;
    private final Supplier<Optional<String>> token;

    /** {@code service} is the audit service's address; {@code token} an auditor's access token, asked for whenever one is needed. */
    public HttpLedger(String service, Supplier<Optional<String>> token) {
        this.root = address(service);
        this.token = token;
    }

    @Override
    public Optional<byte[]> find(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
        if (!open(path)) {
            token.get().ifPresent(value -> request.header("Authorization", "Bearer " + value));
        }
        try {
            return answer(path, http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException unreachable) {
            throw new OutOfReach("No answer from " + root + path + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OutOfReach("Interrupted while reading " + root + path + ".");
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Optional<byte[]> answer(String path, HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            return switch (response.statusCode()) {
                case 200 -> {
                    if (bytes.length > MAX_BYTES) {
                        throw new Disproved("The ledger answered " + path + " with more than 17 MiB.");
                    }
                    yield Optional.of(bytes);
                }
                case 404, 410 -> Optional.empty();
                case 401, 403 -> throw new OutOfReach(path + " is only for an auditor: give --token or --from-suite.");
                default ->
                    throw new OutOfReach("The ledger answered " + path + " with status " + response.statusCode() + ".");
            };
        }
    }

    private static boolean open(String path) {
        return path.equals("checkpoint")
                || path.equals("key")
                || path.startsWith("tile/") && !path.startsWith("tile/entries/");
    }

    private static String address(String service) {
        try {
            URI uri = URI.create(service.strip());
            boolean usable = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null;
            if (usable) {
                String text = uri.toString();
                return (text.endsWith("/") ? text : text + "/") + "ledger/";
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below, as for every other text that is no address.
        }
        throw new BadInput("The address of the audit service must look like http://localhost:8083.");
    }
}
