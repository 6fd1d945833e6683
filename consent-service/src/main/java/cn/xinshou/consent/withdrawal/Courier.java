package cn.xinshou.consent.withdrawal;

import cn.xinshou.consent.receipt.Signer;
import cn.xinshou.consent.recipient.Register;
import cn.xinshou.frontdoor.outward.Endpoints;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries a notice to a recipient's endpoint: one POST of a JWS (RFC 7515) signed with the key in {@code /.well-known/jwks.json}. The far
 * side is not trusted: its address is looked at anew each time, redirects lead nowhere, nothing of its answer but status and Retry-After
 * is read, and it has ten seconds.
 */
@ApplicationScoped
class Courier {

    /** What the payload is, so that a notice never passes for a receipt. */
    static final String TYPE = "application/vnd.xinshou.withdrawal+json";

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /** The payload. {@code deadline} is by when we want the acknowledgement. */
    record Letter(
            UUID id,
            String recipient,
            UUID subject,
            String purpose,
            Notice.Cause cause,
            List<String> items,
            List<UUID> disclosures,
            Instant endedAt,
            Instant deadline,
            List<String> duties) {}

    private static final List<String> DUTIES = List.of("stop-using", "delete-or-return", "acknowledge");

    private final Register register;
    private final Endpoints endpoints;
    private final Signer signer;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    Courier(Register register, Endpoints endpoints, Signer signer, ObjectMapper json) {
        this.register = register;
        this.endpoints = endpoints;
        this.signer = signer;
        this.json = json;
    }

    Answer deliver(Notice notice) {
        var endpoint = register.findNow(notice.recipient())
                .map(registered -> registered.recipient().endpoint())
                .orElse(null);
        if (endpoint == null) {
            return Answer.failed("no-endpoint");
        }
        if (endpoints.flawNow(endpoint).isPresent()) {
            return Answer.failed("address-refused");
        }
        try {
            return read(send(endpoint, signer.sign(json.writeValueAsString(letter(notice)), TYPE)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a notice cannot be written as JSON", e);
        } catch (IOException e) {
            return Answer.failed(e instanceof HttpTimeoutException ? "timeout" : "unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed("interrupted");
        }
    }

    private HttpResponse<?> send(URI endpoint, String jws) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/jose")
                .POST(BodyPublishers.ofString(jws))
                .build();
        var response = http.send(request, BodyHandlers.ofInputStream());
        // An answer without end would be read without end.
        response.body().close();
        return response;
    }

    private static Answer read(HttpResponse<?> response) {
        var status = response.statusCode();
        var word = Integer.toString(status);
        return switch (status) {
            case 200, 204 -> new Answer(Answer.Verdict.DONE, word, null);
            case 202 -> new Answer(Answer.Verdict.TAKEN, word, retryAfter(response));
            default -> new Answer(Answer.Verdict.FAILED, word, retryAfter(response));
        };
    }

    /** In seconds only (RFC 9110, 10.2.3); a date would rest on a clock that is not ours. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(null);
    }

    private static Letter letter(Notice notice) {
        return new Letter(
                notice.id(),
                notice.recipient(),
                notice.subject(),
                notice.purpose(),
                notice.cause(),
                notice.items(),
                notice.disclosures(),
                notice.at(),
                notice.dueAt(),
                DUTIES);
    }
}
