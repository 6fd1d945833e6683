package cn.xinshou.identity.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.residency.DestinationRefused;
import cn.xinshou.identity.residency.Destinations;
import cn.xinshou.identity.signing.Signer;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Carries a parcel to its endpoint: one POST, its manifest signed with a key in {@code /.well-known/jwks.json} beside it. The far side is not
 * trusted: redirects lead nowhere, little of its answer is read, and the whole has a deadline.
 */
@ApplicationScoped
class Courier {

    /** What the manifest is, so that it never passes for a receipt. */
    static final String TYPE = "application/vnd.xinshou.manifest+json";

    static final String HEADER = "Xinshou-Manifest";

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    /**
     * What travels beside the body and vouches for it.
     *
     * @param sha256 of the body, hex
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Manifest(
            UUID delivery,
            Cause cause,
            UUID reference,
            @Nullable UUID corrects,
            String recipient,
            UUID subject,
            @Nullable String purpose,
            List<String> items,
            String contentType,
            String sha256,
            Instant at) {}

    private final Destinations destinations;
    private final Signer signer;
    private final ObjectMapper json;
    private final DeliveryConfig config;

    Courier(Destinations destinations, Signer signer, ObjectMapper json, DeliveryConfig config) {
        this.destinations = destinations;
        this.signer = signer;
        this.json = json;
        this.config = config;
    }

    Answer carry(Parcel parcel, Clearance.Go go) {
        try {
            return read(destinations.send(request(parcel, go), go.place(), head -> new BriefBody()));
        } catch (Problem e) {
            if (e.kind() == IdentityProblem.OUTSIDE_RESIDENCY) {
                return Answer.last("outside-residency");
            }
            throw e;
        } catch (DestinationRefused e) {
            // A name that nobody knows at the moment looks the same.
            return Answer.again("address-refused");
        } catch (HttpTimeoutException e) {
            return Answer.again("timeout");
        } catch (IOException e) {
            return Answer.again("unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.again("interrupted");
        }
    }

    private HttpRequest request(Parcel parcel, Clearance.Go go) {
        try {
            var manifest = new Manifest(
                    parcel.id(),
                    parcel.cause(),
                    parcel.reference(),
                    parcel.corrects(),
                    parcel.recipient(),
                    parcel.subject(),
                    parcel.purpose(),
                    parcel.items(),
                    go.type(),
                    Digest.sha256(go.body()),
                    parcel.at());
            return HttpRequest.newBuilder(go.endpoint())
                    .timeout(config.patience())
                    .header("Content-Type", go.type())
                    .header("Idempotency-Key", parcel.id().toString())
                    .header(
                            HEADER,
                            signer.sign(json.writeValueAsString(manifest).getBytes(UTF_8), TYPE))
                    .POST(BodyPublishers.ofByteArray(go.body()))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written as JSON", e);
        }
    }

    private static Answer read(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        var word = Integer.toString(status);
        if (status >= 200 && status < 300) {
            return new Answer(Answer.Verdict.DELIVERED, word, null, response.body());
        }
        // Too early, too many, or its own trouble: later. Anything else is no mistake that time mends.
        if (status >= 500 || status == 408 || status == 425 || status == 429) {
            return new Answer(Answer.Verdict.AGAIN, word, retryAfter(response), new byte[0]);
        }
        return Answer.last(word);
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
}
