package cn.xinshou.identity.residency;

import cn.xinshou.frontdoor.outward.Endpoints;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The one way by which personal data leaves for somebody else: to a place in the mainland (promise P6.1) and to a public address over TLS.
 * Whoever sends data to a recipient, a successor or a partner asks here when the address is given and sends through here.
 */
@ApplicationScoped
public class Destinations {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** In bytes; a receipt is far smaller, and an answer without end is not read. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Endpoints endpoints;
    private final HttpClient http;

    @Inject
    Destinations(Endpoints endpoints) {
        this(
                endpoints,
                HttpClient.newBuilder()
                        // What leads elsewhere was not looked at.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build());
    }

    Destinations(Endpoints endpoints, HttpClient http) {
        this.endpoints = endpoints;
        this.http = http;
    }

    /**
     * @param field the name under which the caller gave the place
     * @param place a mainland province by ISO 3166-2 such as {@code CN-BJ}, or {@code CN-mainland} as consent-service's register has it
     * @throws Problem OUTSIDE_RESIDENCY for any other, Hong Kong, Macao and Taiwan included (PIPL 36, 38, 40)
     */
    public void requirePlace(String field, String place) {
        if (!new Region(place).isInMainland()) {
            throw Problem.of(
                            IdentityProblem.OUTSIDE_RESIDENCY,
                            "Personal information stays in mainland China; Hong Kong, Macao and Taiwan count as outside here.")
                    .field(field, "must be CN-mainland or a province in it such as CN-BJ")
                    .with("promise", "P6.1");
        }
    }

    /**
     * Looks at an address without asking anybody, for when it is given.
     *
     * @param field the name under which the caller gave the address
     * @throws Problem INVALID_REQUEST unless it is a public https address; plain HTTP to this machine only where the local setting allows it
     */
    public void requireEndpoint(String field, URI endpoint) {
        endpoints.flaw(endpoint).ifPresent(flaw -> {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Mend the fields named and send it again.")
                    .field(field, flaw);
        });
    }

    /**
     * Sends, after looking at place and address anew. Follows no redirect: one is an answer like any other. Waits for the whole answer, for as
     * long as the request's own timeout says, else 10 s.
     *
     * @throws Problem OUTSIDE_RESIDENCY; nothing was sent
     * @throws DestinationRefused if the address is no public one (any more); nothing was sent
     * @throws HttpTimeoutException if the answer is not there in time; the other side may have got it
     * @throws IOException if there is no connection, or the answer is longer than 64 KiB
     */
    public <T> HttpResponse<T> send(HttpRequest request, String place, BodyHandler<T> answer)
            throws IOException, InterruptedException {
        requirePlace("place", place);
        var flaw = endpoints.flawNow(request.uri());
        if (flaw.isPresent()) {
            throw new DestinationRefused(flaw.get());
        }
        var patience = request.timeout().orElse(PATIENCE);
        var exchange = http.sendAsync(request, BodyHandlers.limiting(answer, LONGEST_ANSWER));
        try {
            // A timeout of the request alone would end with the answer's head, and its body could come for ever.
            return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }
}
