package cn.xinshou.identity;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A door of the published contract, with the body that the contract gives as its example: for tests that knock at all of them, those of
 * tomorrow included.
 *
 * @param path with its variables in braces
 * @param open whether nobody has to say who they are
 * @param body empty if none is asked for
 */
public record ContractDoor(String method, String path, boolean open, String contentType, String body) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    public static List<ContractDoor> all() {
        var file = Path.of(System.getProperty("xinshou.root"), "identity-service", "contracts", "openapi.yaml");
        try {
            var contract = new YAMLMapper().readTree(file.toFile());
            var doors = new ArrayList<ContractDoor>();
            for (Map.Entry<String, JsonNode> path : contract.get("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    if (METHODS.contains(operation.getKey())) {
                        doors.add(door(contract, path.getKey(), operation.getKey(), operation.getValue()));
                    }
                }
            }
            return doors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ContractDoor door(JsonNode contract, String path, String method, JsonNode operation) {
        var body = operation.path("requestBody");
        if (body.has("$ref")) {
            body = contract.at(body.get("$ref").textValue().substring(1));
        }
        var contents = body.path("content").properties();
        var content = contents.isEmpty() ? null : contents.iterator().next();
        return new ContractDoor(
                method.toUpperCase(Locale.ROOT),
                path,
                operation.has("security"),
                content == null ? "application/json" : content.getKey(),
                content == null ? "" : content.getValue().path("example").toString());
    }

    /** @param filled the path with its variables filled in */
    public ValidatableResponse knock(String filled) {
        return knock(filled, Map.of());
    }

    public ValidatableResponse knock(String filled, Map<String, String> headers) {
        var call = given().spec(contentType.contains("merge-patch") ? Doors.mergePatch() : Doors.json())
                .headers(headers);
        if (!body.isEmpty()) {
            call.body(body);
        }
        return call.request(method, filled).then();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
