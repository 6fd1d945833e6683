package cn.xinshou.consent.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.xinshou.consent.Asking;
import cn.xinshou.consent.policy.DraftOfShipped;
import cn.xinshou.local.ServiceFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever sends a write again, not knowing whether the first one arrived, has one effect and gets one answer. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@TestSecurity(
        user = OnceTest.ANYBODY,
        roles = {"platform", "privacy-officer", "policy-editor", "data-subject"})
class OnceTest {

    static final String ANYBODY = "0199a000-0000-7000-8000-00000000c001";
    private static final List<String> WRITES = List.of("post", "put", "patch", "delete");

    /** What has no effect of its own, or the same one however often it is sent; and what is public, as RFC 8058 asks. */
    private static final Set<String> WITHOUT_KEY = Set.of(
            "post /access/v1/evaluation",
            "post /access/v1/evaluations",
            "post /access/v1/baseline",
            "post /unsubscribe/{token}",
            "post /subjects/{subject}/mail-links",
            "put /devices/{device}/choices",
            "put /subjects/{subject}/devices/{device}",
            "delete /subjects/{subject}/devices/{device}");

    private static JsonNode contract;

    private final String key = "key-" + UUID.randomUUID();

    static Stream<String> writes() throws IOException {
        return contract().get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> WRITES.contains(operation.getKey()))
                        .map(operation -> operation.getKey() + " " + path.getKey()))
                .filter(write -> !WITHOUT_KEY.contains(write));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void everyWriteLooksAtTheKey(String write) throws IOException {
        var method = write.substring(0, write.indexOf(' '));
        var path = write.substring(write.indexOf(' ') + 1);
        assertThat(parameters(method, path)).contains("#/components/parameters/idempotencyKey");

        Asking.impossibleRequest()
                .header("Idempotency-Key", "k".repeat(129))
                .contentType(ContentType.JSON)
                .body("{}")
                .request(
                        method,
                        path.replace("{subject}", ANYBODY)
                                .replace("{id}", UUID.randomUUID().toString())
                                .replace("{notice}", UUID.randomUUID().toString())
                                .replace("{recipient}", "courier")
                                .replace("{version}", "v0"))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
    }

    @Test
    void aDraftIsBegunOnceAndAnsweredWithItsRevision() {
        var draft = DraftOfShipped.next();
        var first = begin(draft).statusCode(201).extract();

        begin(draft)
                .statusCode(201)
                .header("ETag", first.header("ETag"))
                .body("digests", equalTo(first.path("digests")));
        begin(draft.put("effectiveFrom", "2999-01-01T00:00:00Z"))
                .statusCode(422)
                .body("type", equalTo("/problems/key-reused"));
    }

    @Test
    void aTransferIsAnnouncedOnceAndKeepsItsTag() {
        String id = Asking.request()
                .contentType(ContentType.JSON)
                .body("""
                        {"kind": "merger", "document": "%s", "successor": {"name": {"zh": "甲", "en": "A"},
                         "contact": {"zh": "甲", "en": "A"}, "place": "CN-mainland"}}
                        """.formatted("a".repeat(64)))
                .post("/transfers")
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .path("id");

        Asking.request().get("/transfers/{id}", id).then().header("ETag", "\"0\"");
    }

    private static synchronized JsonNode contract() throws IOException {
        if (contract == null) {
            contract =
                    new YAMLMapper().readTree(Path.of("contracts/openapi.yaml").toFile());
        }
        return contract;
    }

    private static String parameters(String method, String path) throws IOException {
        return contract().get("paths").get(path).get(method).path("parameters").toString();
    }

    private ValidatableResponse begin(ObjectNode draft) {
        return Asking.request()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(draft.toString())
                .post("/policies")
                .then();
    }
}
