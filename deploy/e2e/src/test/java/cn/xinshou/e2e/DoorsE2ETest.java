package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.e2e.Operations.Operation;
import cn.xinshou.e2e.suite.Door;
import cn.xinshou.local.Checkout;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets in who should not: every operation of every service is tried. */
class DoorsE2ETest {

    private static final Map<String, String> MODULES = Map.of(
            "consent", "consent-service",
            "identity", "identity-service",
            "audit", "audit-service",
            "breach", "breach-notifier");

    private static final Map<String, String> BAD_TOKENS = BadTokens.of(RunningSuite.get());

    private final RunningSuite running = RunningSuite.get();
    private final Door anyone = running.door();

    static Stream<Operation> guarded() {
        return all().filter(Predicate.not(Operation::open));
    }

    static Stream<Operation> open() {
        return all().filter(Operation::open);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nothingGuardedIsAnsweredWithoutAToken(Operation operation) {
        HttpResponse<byte[]> answer = call(operation, null);

        assertThat(isRefused(answer))
                .as(operation + " → " + answer.statusCode())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void nothingGuardedIsAnsweredWithABadToken(Operation operation) {
        assertThat(BAD_TOKENS).allSatisfy((what, authorization) -> {
            HttpResponse<byte[]> answer = call(operation, authorization);

            assertThat(isRefused(answer))
                    .as(operation + " with " + what + " → " + answer.statusCode())
                    .isTrue();
        });
    }

    /** What is refused above is refused for what is wrong with it: the same token without a fault is taken. */
    @Test
    void aGoodTokenIsTaken() {
        assertThat(anyone.as("candidate").get("identity", "/me/profile").status())
                .isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatIsDocumentedAsOpenIsOpenAndNeverFails(Operation operation) {
        HttpResponse<byte[]> answer = call(operation, null);

        assertThat(answer.statusCode()).as(operation.toString()).isLessThan(500).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "identity", "audit", "breach"})
    void everyOperationThatIsServedIsInTheContract(String service) {
        List<String> promised = contract(service).stream().map(Operation::key).toList();

        assertThat(served(service).stream()
                        .filter(Predicate.not(DoorsE2ETest::isNoPublishedFace))
                        .map(Operation::key))
                .isSubsetOf(promised);
    }

    @ParameterizedTest
    @CsvSource({
        "candidate, POST, breach, /incidents, a person opens no incidents",
        "candidate, POST, audit, /login-events, a person reports no logins",
        "platform, POST, breach, /incidents, the platform opens no incidents",
        "platform, GET, audit, /ledger/entries, the platform reads no ledger",
        "responder, GET, audit, /ledger/entries, a responder reads no ledger",
        "auditor, POST, consent, /access/v1/evaluation, an auditor asks for no decisions",
        "platform, POST, identity, /contact-points, contact points are for the notifier only",
        "officer, POST, identity, /contact-points, contact points are for the notifier only",
        "operator, GET, identity, /requests, an operator reads no requests"
    })
    void theWrongRoleIsForbidden(String who, String method, String service, String path, String because) {
        Door door = anyone.as(who);
        int status = (method.equals("GET") ? door.get(service, path) : door.post(service, path, body())).status();

        assertThat(status).as(because).isEqualTo(403);
    }

    @Test
    void anotherPersonsIdIsForbidden() {
        UUID other = running.suite().subject("candidate2");
        Door candidate = anyone.as("candidate");

        assertThat(candidate.get("identity", "/profiles/" + other).status()).isEqualTo(403);
        assertThat(candidate.get("consent", "/subjects/" + other + "/consents").status())
                .isEqualTo(403);
        assertThat(candidate
                        .post(
                                "identity",
                                "/requests",
                                body().put("subject", other.toString()).put("kind", "copy"))
                        .status())
                .isEqualTo(403);
        assertThat(candidate.get("audit", "/ledger/entries?subject=" + other).status())
                .isEqualTo(403);
    }

    /** Pages for staff, and the operators' dead letters, which all services have in common. Their locks are tried like all others. */
    private static boolean isNoPublishedFace(Operation operation) {
        return operation.path().equals("/")
                || operation.path().startsWith("/console")
                || operation.path().startsWith("/dead-letters");
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Stream<Operation> all() {
        return MODULES.keySet().stream()
                .sorted()
                .flatMap(service -> Stream.concat(contract(service).stream(), undocumented(service)));
    }

    /** Served but in no contract: guarded, whatever the service says of it. */
    private static Stream<Operation> undocumented(String service) {
        List<String> promised = contract(service).stream().map(Operation::key).toList();
        return served(service).stream()
                .filter(operation -> !promised.contains(operation.key()))
                .map(operation -> new Operation(service, operation.method(), operation.path(), false));
    }

    private static List<Operation> contract(String service) {
        try {
            return Operations.of(
                    service,
                    Files.readAllBytes(Checkout.root().resolve(MODULES.get(service) + "/contracts/openapi.yaml")));
        } catch (IOException missing) {
            throw new AssertionError(service + " has no contracts/openapi.yaml", missing);
        }
    }

    private static List<Operation> served(String service) {
        return Operations.of(
                service,
                RunningSuite.get().door().get(service, "/q/openapi").mustBe(200).body());
    }

    /** Pages of the console send people to the sign-in page instead. */
    private boolean isRefused(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 302
                        && answer.headers()
                                .firstValue("Location")
                                .orElse("")
                                .startsWith(running.suite().text("/oidc/issuer"));
    }

    private HttpResponse<byte[]> call(Operation operation, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(running.suite().service(operation.service()) + operation.sample()))
                .timeout(java.time.Duration.ofSeconds(60))
                .header(
                        "Content-Type",
                        operation.method().equals("PATCH") ? "application/merge-patch+json" : "application/json")
                .method(
                        operation.method(),
                        operation.method().equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(operation.toString(), failed);
        }
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
}
