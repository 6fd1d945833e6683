package cn.xinshou.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import com.networknt.schema.serialization.YamlMapperFactory;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds each response against openapi.yaml. An undocumented path may answer nothing but 404, an undocumented method nothing but 405. */
final class ResponseContract implements Filter {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^/}]+}");

    private final Path file;
    private final JsonNode document;
    private final JsonSchemaFactory schemas;
    /** The documented paths, those with the fewest parameters first: a literal segment wins over a parameter. */
    private final Map<String, Pattern> templates = new LinkedHashMap<>();

    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

    ResponseContract(Path file) {
        this.file = file;
        try {
            this.document = YamlMapperFactory.getInstance().readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
        document.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingLong(
                        template -> PARAMETER.matcher(template).results().count()))
                .forEach(template -> templates.put(template, Pattern.compile(pattern(template))));
        this.schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(OpenApi31.getInstance())
                        .defaultMetaSchemaIri(OpenApi31.getInstance().getIri()));
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath();
        check(request.getMethod(), path, response.statusCode(), response.contentType(), response.asString());
        return response;
    }

    void check(String method, String path, int status, @Nullable String contentType, String body) {
        String call = method + " " + path + " → " + status;
        Optional<String> template = template(path);
        if (template.isEmpty()) {
            require(status == 404, call, "the path is not documented");
            return;
        }
        String verb = method.toLowerCase(Locale.ROOT);
        JsonNode operation = document.path("paths").path(template.get()).path(verb);
        if (operation.isMissingNode()) {
            require(status == 405, call, "the method is not documented");
            return;
        }
        String pointer =
                "/paths/" + escaped(template.get()) + "/" + verb + "/responses/" + documented(operation, status, call);
        checkBody(resolved(pointer), call, contentType, body);
    }

    private void checkBody(String pointer, String call, @Nullable String contentType, String body) {
        JsonNode content = document.at(pointer).path("content");
        if (content.isEmpty()) {
            require(body.isEmpty(), call, "a body is not documented");
            return;
        }
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        require(content.has(type), call, "content type '" + type + "' is not documented");
        boolean json = type.equals("application/json") || type.endsWith("+json");
        if (!json || content.path(type).path("schema").isMissingNode()) {
            return;
        }
        JsonSchema schema = known.computeIfAbsent(pointer + "/content/" + escaped(type) + "/schema", this::schema);
        Set<ValidationMessage> faults = schema.validate(body, InputFormat.JSON);
        require(faults.isEmpty(), call, faults.toString());
    }

    /** Exact status, else its class ({@code 4XX}), else {@code default}. */
    private static String documented(JsonNode operation, int status, String call) {
        JsonNode responses = operation.path("responses");
        for (String candidate : new String[] {String.valueOf(status), status / 100 + "XX", "default"}) {
            if (responses.has(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError(call + ": the status is not documented");
    }

    /** Follows {@code $ref} within the document. */
    private String resolved(String pointer) {
        JsonNode reference = document.at(pointer).path("$ref");
        return reference.isTextual() ? resolved(reference.asText().substring(1)) : pointer;
    }

    private JsonSchema schema(String pointer) {
        return schemas.getSchema(SchemaLocation.of(file.toUri() + "#" + pointer), Contract.STRICT);
    }

    /** The documented path that fits. */
    private Optional<String> template(String path) {
        return templates.entrySet().stream()
                .filter(template -> template.getValue().matcher(path).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        var parameters = PARAMETER.matcher(template);
        while (parameters.find()) {
            pattern.append(Pattern.quote(template.substring(from, parameters.start())))
                    .append("[^/]+");
            from = parameters.end();
        }
        return pattern.append(Pattern.quote(template.substring(from))).toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static void require(boolean holds, String call, String fault) {
        if (!holds) {
            throw new AssertionError(call + ": " + fault);
        }
    }
}
