package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.xinshou.e2e.fuzz.Attempt;
import cn.xinshou.e2e.fuzz.BadRequests;
import cn.xinshou.e2e.fuzz.OpenApi;
import cn.xinshou.e2e.suite.Tokens;
import cn.xinshou.local.Checkout;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent to an operation, the answer is its own or a problem (RFC 9457) that names what was wrong: never a failure of ours, never
 * a stack trace, never what was sent. The requests are made from the contracts, so that a new field is tried from its first day.
 */
@Order(Integer.MAX_VALUE - 9)
class FuzzE2ETest {

    private static final Map<String, String> CONTRACTS = Map.of(
            "consent", "consent-service",
            "identity", "identity-service",
            "audit", "audit-service",
            "breach", "breach-notifier");

    private static final List<String> CALLERS = List.of(
            Tokens.PLATFORM,
            "candidate",
            "officer",
            "editor",
            "responder",
            "approver",
            "auditor",
            "operator",
            "school");

    /** Who come where nobody else may: the services to each other. */
    private static final List<String> SERVICES =
            List.of("consent-service", "identity-service", "audit-service", "breach-notifier");

    /** What nobody gets into, and why; whatever else nobody gets into was not tried at all. */
    private static final Map<String, String> LOCKED = Map.of(
            "PUT consent /subjects/{subject}/devices/{device}",
            "needs the device's own proof in a header besides, which only the device has; the consent-service's tests link devices");

    /** Enough to keep a service busy, and few enough for the machine. */
    private static final int AT_ONCE = 4;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final RunningSuite running = RunningSuite.get();
    private final Map<String, String> servicesTokens = new ConcurrentHashMap<>();

    /** Tests before this one took away the database in which the identity provider keeps its accounts. */
    @BeforeEach
    void everybodyIsKnown() {
        await("the identity provider answers")
                .atMost(Duration.ofSeconds(120))
                .ignoreExceptions()
                .until(() -> CALLERS.stream().map(running.tokens()::of).noneMatch(String::isEmpty));
    }

    /** Nothing of a school's door is tried behind a delegation that is not there. */
    private static String delegation;

    private synchronized String delegation() {
        if (delegation == null) {
            ObjectNode wanted = JsonMapper.builder().build().createObjectNode();
            wanted.put("school", "4111010001").put("schoolName", "示例中学").put("purpose", "exam-registration");
            wanted.put("exam", "2026-10 自学考试")
                    .put("until", Instant.now().plus(Duration.ofDays(30)).toString());
            wanted.put("atMost", 10_000);
            wanted.putArray("items").add("name").add("idNumber").add("phone");
            wanted.putArray("staff").add(running.suite().subject("school").toString());
            delegation = running.door()
                    .as("officer")
                    .post("identity", "/delegations", wanted)
                    .mustBe(201)
                    .json()
                    .path("id")
                    .asText();
        }
        return delegation;
    }

    static Stream<Arguments> operations() {
        return CONTRACTS.keySet().stream().sorted().flatMap(service -> {
            OpenApi document =
                    OpenApi.read(service, Checkout.root().resolve(CONTRACTS.get(service) + "/contracts/openapi.yaml"));
            return document.operations().stream().map(operation -> Arguments.of(operation, document));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void nothingBadIsDoneRepeatedOrOurFault(OpenApi.Operation operation, OpenApi document) {
        Optional<String> caller = whoMayCome(operation, document);

        List<String> faults = faults(
                operation, BadRequests.of(document, operation, places(operation)), caller.orElse(Tokens.PLATFORM));

        assertThat(faults).as("%s as %s", operation, caller).isEmpty();
        assertThat(caller.isPresent() || LOCKED.containsKey(operation.toString()))
                .as("%s lets nobody in who was tried, so that nothing of it was", operation)
                .isTrue();
    }

    private Map<String, String> places(OpenApi.Operation operation) {
        String candidate = running.suite().subject("candidate").toString();
        return operation.path().startsWith("/delegations/{id}/candidates")
                ? Map.of("subject", candidate, "id", delegation())
                : Map.of("subject", candidate);
    }

    /** The first caller whom the operation lets in. */
    private Optional<String> whoMayCome(OpenApi.Operation operation, OpenApi document) {
        Attempt nothing = BadRequests.empty(document, operation, places(operation));
        return Stream.concat(CALLERS.stream(), SERVICES.stream())
                .filter(caller -> {
                    int status = send(operation, nothing, caller).statusCode();
                    return status != 401 && status != 403;
                })
                .findFirst();
    }

    private String token(String caller) {
        return SERVICES.contains(caller)
                ? servicesTokens.computeIfAbsent(caller, running::tokenOfService)
                : running.tokens().of(caller);
    }

    private List<String> faults(OpenApi.Operation operation, List<Attempt> attempts, String caller) {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Optional<String>>> all = attempts.stream()
                    .<Callable<Optional<String>>>map(attempt -> () -> fault(attempt, send(operation, attempt, caller)))
                    .toList();
            return workers.invokeAll(all).stream()
                    .map(FuzzE2ETest::result)
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static Optional<String> fault(Attempt attempt, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (status >= 500) {
            return Optional.of(attempt + " → " + status);
        }
        if (status < 400) {
            return attempt.refused() ? Optional.of(attempt + " was accepted: " + status) : Optional.empty();
        }
        if (body.contains(Attempt.CANARY)) {
            return Optional.of(attempt + " → " + status + " repeats what was sent");
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return Optional.of(attempt + " → " + status + " is no problem (RFC 9457)");
        }
        JsonNode problem = json(answer.body());
        if (problem.path("status").asInt() != status
                || problem.path("title").asText().isBlank()) {
            return Optional.of(attempt + " → " + status + " is a problem without status or title");
        }
        boolean named = attempt.field().isEmpty()
                || status != 400
                || problem.path("errors")
                        .valueStream()
                        .anyMatch(error -> !error.path("field").asText().isBlank());
        return named ? Optional.empty() : Optional.of(attempt + " → 400 names no field: " + problem.path("detail"));
    }

    private HttpResponse<byte[]> send(OpenApi.Operation operation, Attempt attempt, String caller) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(running.suite().service(operation.service()) + attempt.path()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token(caller))
                .method(
                        operation.method(),
                        attempt.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(attempt.body()));
        attempt.headers().forEach(request::setHeader);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unanswered) {
            throw new AssertionError(operation + ", " + attempt + ": no answer", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static Optional<String> result(Future<Optional<String>> done) {
        try {
            return done.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return new JsonMapper().readTree(body);
        } catch (IOException noJson) {
            throw new AssertionError("a problem that is no JSON", noJson);
        }
    }
}
