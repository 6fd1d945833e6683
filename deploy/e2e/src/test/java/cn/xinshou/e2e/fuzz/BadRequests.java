package cn.xinshou.e2e.fuzz;

import cn.xinshou.e2e.fuzz.OpenApi.Operation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All the bad requests that can be made of one operation, one thing spoilt in each. */
public final class BadRequests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    /** Escapes what UTF-8 cannot carry, such as half of a pair. */
    private static final JsonMapper WRITER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String HUGE = Attempt.CANARY.repeat(8_000);
    private static final String STRANGE = Attempt.CANARY + " 😀㐀𠮷\u202Etxt.exe";

    private final OpenApi document;
    private final Operation operation;
    private final Map<String, String> places;
    private final List<Attempt> attempts = new ArrayList<>();

    private BadRequests(OpenApi document, Operation operation, Map<String, String> places) {
        this.document = document;
        this.operation = operation;
        this.places = places;
    }

    /** @param places values for parameters of the path, by name; others get one that fits and leads nowhere */
    public static List<Attempt> of(OpenApi document, Operation operation, Map<String, String> places) {
        BadRequests requests = new BadRequests(document, operation, places);
        requests.spoilPath();
        requests.spoilQuery();
        requests.spoilHeaders();
        requests.spoilBody();
        return requests.attempts;
    }

    /** A request with everything in its place and nothing in it, to see whether somebody may come in at all. */
    public static Attempt empty(OpenApi document, Operation operation, Map<String, String> places) {
        BadRequests requests = new BadRequests(document, operation, places);
        return requests.attempt(
                requests.path(Map.of()), "{}".getBytes(StandardCharsets.UTF_8), Map.of(), "", "nothing", false);
    }

    private void spoilPath() {
        parametersIn("path").forEach(name -> {
            for (String bad :
                    List.of("%00", "%F0%9F%98%80", "a".repeat(3_000), "-1", "99999999999999999999", "%2E%2E")) {
                add(
                        path(Map.of(name, bad)),
                        body(sample()),
                        Map.of(),
                        name,
                        "a strange value of " + bad.length(),
                        false);
            }
        });
    }

    private void spoilQuery() {
        parametersIn("query").forEach(name -> {
            for (String bad :
                    List.of("", "\0", STRANGE, "a".repeat(3_000), "-1", "0", "99999999999999999999", "null")) {
                String query = "?" + name + "=" + URLEncoder.encode(bad, StandardCharsets.UTF_8);
                add(
                        path(Map.of()) + query,
                        body(sample()),
                        Map.of(),
                        name,
                        "a strange value of " + bad.length(),
                        false);
            }
        });
    }

    private void spoilHeaders() {
        parametersIn("header").forEach(name -> {
            for (String bad : List.of("", "\"\"", "x".repeat(5_000), "\"-1\"", "W/\"99999999999999999999\"", "*")) {
                add(
                        path(Map.of()),
                        body(sample()),
                        Map.of(name, bad),
                        name,
                        "a strange value of " + bad.length(),
                        false);
            }
        });
    }

    private void spoilBody() {
        if (operation.mediaType().isEmpty()) {
            return;
        }
        String deep = "[".repeat(20_000);
        for (String bad :
                List.of("", "null", "[]", "\"" + Attempt.CANARY + "\"", "{", "{}", deep, "{\"a\":1,\"a\":2}")) {
            addBody(bad.getBytes(StandardCharsets.UTF_8), "", "a body of " + bad.length() + " characters", false);
        }
        addBody(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}, "", "bytes that are no UTF-8", false);
        if (!operation.takesJson()) {
            return;
        }
        JsonNode root = sample();
        if (root instanceof ObjectNode object) {
            spoilFields(root, object, operation.schema(), 0);
        } else if (root.path(0) instanceof ObjectNode first) {
            spoilFields(root, first, document.resolve(operation.schema()).path("items"), 0);
        }
    }

    /** @param at a part of {@code root}; is spoilt, written down and mended again, field by field */
    private void spoilFields(JsonNode root, ObjectNode at, JsonNode reference, int depth) {
        JsonNode schema = document.resolve(reference);
        for (Map.Entry<String, JsonNode> field : new LinkedHashMap<>(fields(schema)).entrySet()) {
            String name = field.getKey();
            JsonNode inner = document.resolve(field.getValue());
            boolean required = required(schema, name);
            JsonNode before = at.has(name) ? at.get(name) : new Samples(document).of(inner);

            at.remove(name);
            addField(root, name, "missing", required);
            for (Spoilt spoilt : spoilt(inner, required)) {
                at.set(name, spoilt.value());
                addField(root, name, spoilt.how(), spoilt.refused());
            }
            at.set(name, before);

            if (depth < DEEPEST) {
                if (before instanceof ObjectNode object) {
                    spoilFields(root, object, inner, depth + 1);
                } else if (before instanceof ArrayNode array && array.path(0) instanceof ObjectNode first) {
                    spoilFields(root, first, inner.path("items"), depth + 1);
                }
            }
        }
        at.put("neverHeardOf", 1);
        addBody(body(root), "", "an unknown field", false);
        at.remove("neverHeardOf");
    }

    private record Spoilt(String how, JsonNode value, boolean refused) {}

    private static List<Spoilt> spoilt(JsonNode schema, boolean required) {
        List<Spoilt> spoilt = new ArrayList<>();
        boolean free = schema.isEmpty() || schema.has("oneOf") || schema.has("anyOf");
        spoilt.add(new Spoilt("null", JSON.nullNode(), required && !Samples.isNullable(schema)));
        String type = Samples.type(schema);
        if (!accepts(schema, "array")) {
            spoilt.add(new Spoilt("a list", JSON.arrayNode().add(1), !free));
        }
        if (!accepts(schema, "object")) {
            spoilt.add(new Spoilt("an object", JSON.objectNode().put("a", 1), !free));
        }
        if (!accepts(schema, "boolean")) {
            spoilt.add(new Spoilt("true", JSON.booleanNode(true), !free));
        }
        switch (type) {
            case "string" -> {
                spoilt.add(new Spoilt("a number", JSON.numberNode(42), !free && !accepts(schema, "integer")));
                spoilt.add(new Spoilt("NUL", JSON.textNode(Attempt.CANARY + "\0"), true));
                spoilt.add(new Spoilt("half a pair", JSON.textNode(Attempt.CANARY + "\uD800"), true));
                spoilt.add(new Spoilt("nothing but a space", JSON.textNode(" "), false));
                spoilt.add(new Spoilt("rare characters", JSON.textNode(STRANGE), false));
                spoilt.add(new Spoilt("far too much", JSON.textNode(HUGE), false));
                if (schema.path("format").asText().startsWith("date")) {
                    for (String time : List.of(
                            "0000-00-00",
                            "-9999-01-01T00:00:00Z",
                            "+999999999-12-31T23:59:59Z",
                            "9999-12-31",
                            "1700-01-01T00:00:00Z")) {
                        spoilt.add(new Spoilt("the time " + time, JSON.textNode(time), false));
                    }
                }
            }
            case "integer", "number" -> {
                spoilt.add(new Spoilt("a number in quotes", JSON.textNode("1"), !free));
                spoilt.add(new Spoilt("text", JSON.textNode(Attempt.CANARY), !free));
                spoilt.add(new Spoilt("less than nothing", JSON.numberNode(-1), false));
                spoilt.add(
                        new Spoilt("a huge number", JSON.numberNode(new BigDecimal("1e30")), type.equals("integer")));
                spoilt.add(new Spoilt("a fraction", JSON.numberNode(0.5), type.equals("integer")));
            }
            case "array" -> {
                spoilt.add(new Spoilt("text", JSON.textNode(Attempt.CANARY), !free && !accepts(schema, "string")));
                spoilt.add(new Spoilt("a list of null", JSON.arrayNode().addNull(), false));
                spoilt.add(new Spoilt("an empty list", JSON.arrayNode(), false));
            }
            default ->
                spoilt.add(new Spoilt("text", JSON.textNode(Attempt.CANARY), !free && !accepts(schema, "string")));
        }
        return spoilt;
    }

    private static boolean accepts(JsonNode schema, String type) {
        if (schema.path("type").isArray()) {
            return schema.path("type")
                    .valueStream()
                    .anyMatch(each -> each.asText().equals(type));
        }
        return Samples.type(schema).equals(type);
    }

    private Map<String, JsonNode> fields(JsonNode schema) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        schema.path("allOf").forEach(part -> fields.putAll(fields(document.resolve(part))));
        schema.path("properties").properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private boolean required(JsonNode schema, String name) {
        return schema.path("required")
                        .valueStream()
                        .anyMatch(each -> each.asText().equals(name))
                || schema.path("allOf").valueStream().anyMatch(part -> required(document.resolve(part), name));
    }

    private JsonNode sample() {
        return operation.example().isMissingNode()
                ? new Samples(document).of(operation.schema())
                : operation.example().deepCopy();
    }

    private List<String> parametersIn(String place) {
        return operation.parameters().keySet().stream()
                .filter(key -> key.startsWith(place + " "))
                .map(key -> key.substring(place.length() + 1))
                .sorted()
                .toList();
    }

    private String path(Map<String, String> instead) {
        String path = operation.path();
        for (String name : parametersIn("path")) {
            JsonNode parameter = operation.parameters().get("path " + name);
            String fits = parameter.has("example")
                    ? parameter.path("example").asText()
                    : new Samples(document)
                            .of(parameter.path("schema"))
                            .asText()
                            .replace(Attempt.CANARY, "none");
            path = path.replace("{" + name + "}", instead.getOrDefault(name, places.getOrDefault(name, fits)));
        }
        return path;
    }

    private byte[] body(JsonNode value) {
        if (operation.mediaType().isEmpty()) {
            return null;
        }
        try {
            return WRITER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Of a list each element is judged by itself, and the answer as a whole may still be yes. */
    private void addField(JsonNode root, String field, String badness, boolean refused) {
        addBody(body(root), field, badness, refused && root.isObject());
    }

    private void addBody(byte[] body, String field, String badness, boolean refused) {
        add(path(Map.of()), body, Map.of(), field, badness, refused);
    }

    private void add(
            String path, byte[] body, Map<String, String> headers, String field, String badness, boolean refused) {
        attempts.add(attempt(path, body, headers, field, badness, refused));
    }

    private Attempt attempt(
            String path, byte[] body, Map<String, String> headers, String field, String badness, boolean refused) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (body != null) {
            all.put("Content-Type", operation.mediaType().isEmpty() ? "application/json" : operation.mediaType());
        }
        return new Attempt(path, body, all, field, badness, refused);
    }
}
