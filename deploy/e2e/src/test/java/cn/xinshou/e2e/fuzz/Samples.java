package cn.xinshou.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Values that fit a schema as far as a schema tells. */
final class Samples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;

    private static final Map<String, String> TEXTS = Map.of(
            "uuid", "0197a3c2-7b1e-7c3a-9f00-5e2d4a6b8c10",
            "date-time", "2026-01-15T08:00:00Z",
            "date", "2026-01-15",
            "uri", "https://example.com/",
            "email", "somebody@example.com",
            "duration", "P1D");

    private final OpenApi document;

    Samples(OpenApi document) {
        this.document = document;
    }

    JsonNode of(JsonNode reference) {
        return of(reference, 0);
    }

    private JsonNode of(JsonNode reference, int depth) {
        JsonNode schema = document.resolve(reference);
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").path(0);
        }
        for (String choice : new String[] {"oneOf", "anyOf"}) {
            if (schema.path(choice).isArray()) {
                return of(schema.path(choice).path(0), depth);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.textNode(TEXTS.getOrDefault(schema.path("format").asText(), Attempt.CANARY));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth < DEEPEST) {
            schema.path("allOf").forEach(part -> {
                if (of(part, depth + 1) instanceof ObjectNode fields) {
                    object.setAll(fields);
                }
            });
            schema.path("properties")
                    .properties()
                    .forEach(field -> object.set(field.getKey(), of(field.getValue(), depth + 1)));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        return depth < DEEPEST ? array.add(of(schema.path("items"), depth + 1)) : array;
    }

    /** The first type that is not null. */
    static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode each : type) {
                if (!each.asText().equals("null")) {
                    return each.asText();
                }
            }
        }
        boolean hasFields = schema.has("properties") || schema.has("allOf");
        return type.asText(hasFields ? "object" : schema.has("items") ? "array" : "string");
    }

    static boolean isNullable(JsonNode schema) {
        if (schema.isMissingNode() || schema.isEmpty()) {
            return true;
        }
        for (JsonNode type : schema.path("type")) {
            if (type.asText().equals("null")) {
                return true;
            }
        }
        return schema.toString().contains("\"null\"");
    }
}
