package cn.xinshou.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The operations of an OpenAPI document. */
final class Operations {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** @param open documented as open to everybody, by an empty list of security requirements */
    record Operation(String service, String method, String path, boolean open) {

        /** The path with a value that fits in the place of each parameter. */
        String sample() {
            return path.replaceAll("\\{(index|size|n|level)[^}]*}", "0")
                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        }

        /** Parameters may be called anything, and a slash at the end leads to the same place. */
        String key() {
            return method + " " + path.replaceAll("\\{[^}]+}", "{}").replaceAll("(?<=.)/$", "");
        }

        @Override
        public String toString() {
            return method + " " + service + " " + path;
        }
    }

    private Operations() {}

    static List<Operation> of(String service, byte[] document) {
        try {
            List<Operation> operations = new ArrayList<>();
            JsonNode root = YAML.readTree(document);
            boolean openByDefault =
                    root.path("security").isArray() && root.path("security").isEmpty();
            root.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .forEach(operation -> operations.add(new Operation(
                                    service,
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    isOpen(operation.getValue(), openByDefault)))));
            return operations;
        } catch (IOException noDocument) {
            throw new UncheckedIOException(noDocument);
        }
    }

    /** Whether no token of the realm is asked for: nothing is required, or one of the alternatives is to show nothing. */
    private static boolean isOpen(JsonNode operation, boolean byDefault) {
        if (!operation.has("security")) {
            return byDefault;
        }
        JsonNode security = operation.path("security");
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }
}
