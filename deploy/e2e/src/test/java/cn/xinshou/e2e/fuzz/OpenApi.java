package cn.xinshou.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An OpenAPI document, read for what it accepts. */
public final class OpenApi {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final String service;
    private final JsonNode document;

    private OpenApi(String service, JsonNode document) {
        this.service = service;
        this.document = document;
    }

    /** @param service as the suite calls it */
    public static OpenApi read(String service, Path file) {
        try {
            return new OpenApi(service, new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param parameters by their place and name, such as {@code query limit} */
    public record Operation(
            String service,
            String method,
            String path,
            Map<String, JsonNode> parameters,
            String mediaType,
            JsonNode schema,
            JsonNode example) {

        public boolean takesJson() {
            return mediaType.equals("application/json") || mediaType.endsWith("+json");
        }

        @Override
        public String toString() {
            return method + " " + service + " " + path;
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(verb -> METHODS.contains(verb.getKey()))
                        .forEach(verb -> operations.add(operation(path.getKey(), path.getValue(), verb))));
        return operations;
    }

    private Operation operation(String path, JsonNode shared, Map.Entry<String, JsonNode> verb) {
        Map<String, JsonNode> parameters = new HashMap<>();
        for (JsonNode list : List.of(shared.path("parameters"), verb.getValue().path("parameters"))) {
            for (JsonNode each : list) {
                JsonNode parameter = resolve(each);
                parameters.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter);
            }
        }
        JsonNode content = resolve(verb.getValue().path("requestBody")).path("content");
        String mediaType = content.properties().stream()
                .map(Map.Entry::getKey)
                .filter(type -> type.endsWith("json"))
                .findFirst()
                .orElse(
                        content.isEmpty()
                                ? ""
                                : content.properties().iterator().next().getKey());
        JsonNode media = content.path(mediaType);
        return new Operation(
                service,
                verb.getKey().toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                mediaType,
                media.path("schema"),
                example(media));
    }

    private JsonNode example(JsonNode media) {
        if (media.has("example")) {
            return media.path("example");
        }
        JsonNode examples = media.path("examples");
        return examples.isEmpty()
                ? MissingNode.getInstance()
                : resolve(examples.properties().iterator().next().getValue()).path("value");
    }

    /** Follows {@code $ref} within the document. */
    public JsonNode resolve(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? resolve(document.at(reference.asText().substring(1))) : node;
    }
}
