package cn.xinshou.consent.publishing;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads a draft written in JSON or YAML. Of YAML only what JSON has as well: an anchor can make a small file a huge one or one without
 * an end, and a tag can name a program's type, so both are refused.
 */
final class DraftReader {

    private static final int DEEPEST = 40;
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(LIMITS)
            .loaderOptions(loaderOptions())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    // Dates keep the offset they were written with: an effective date is a date in China.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DraftReader() {}

    /** @throws Problem INVALID_REQUEST naming every field that does not have the form it must have */
    static DraftDocument read(byte[] body, @Nullable MediaType type) {
        return document(tree(body, type));
    }

    static DraftDocument document(JsonNode tree) {
        var flaws = Shape.flaws(tree, DraftDocument.class);
        if (!flaws.isEmpty()) {
            throw DraftFlaws.problem(
                    CommonProblem.INVALID_REQUEST,
                    "Correct the fields named in errors and send the draft again.",
                    flaws);
        }
        try {
            return MAPPER.treeToValue(tree, DraftDocument.class);
        } catch (JsonProcessingException e) {
            // What is well formed and yet no purpose: the purpose itself says why.
            throw Problem.of(CommonProblem.INVALID_REQUEST, "A purpose contradicts itself.")
                    .field("purposes", "additional purposes, and only they, rest on consent");
        }
    }

    static JsonNode tree(byte[] body, @Nullable MediaType type) {
        var yaml = type != null && type.getSubtype().endsWith("yaml");
        try {
            if (yaml) {
                refuseWhatOnlyYamlHas(body);
            }
            try (var parser = (yaml ? YAML : JSON).createParser(body)) {
                JsonNode tree = MAPPER.readTree(parser);
                if (tree == null || tree.isMissingNode() || parser.nextToken() != null) {
                    throw Problem.of(CommonProblem.INVALID_REQUEST, "Send exactly one document.")
                            .field("body", "is empty, or holds more than one document");
                }
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException | YAMLException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Send one document as UTF-8.")
                    .field("body", "cannot be read");
        }
    }

    static JsonNode written(Object value) {
        return withoutNothing(MAPPER.valueToTree(value));
    }

    private static JsonNode withoutNothing(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        tree.forEach(DraftReader::withoutNothing);
        return tree;
    }

    static String write(JsonNode tree) {
        return tree.toString();
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a draft in the database cannot be read", e);
        }
    }

    static <T> T as(JsonNode tree, Class<T> form) {
        return MAPPER.convertValue(tree, form);
    }

    private static void refuseWhatOnlyYamlHas(byte[] body) throws IOException {
        try (JsonParser parser = YAML.createParser(body)) {
            while (parser.nextToken() != null) {
                if (((YAMLParser) parser).isCurrentAlias()
                        || parser.getObjectId() != null
                        || parser.getTypeId() != null) {
                    throw Problem.of(
                                    CommonProblem.INVALID_REQUEST,
                                    "Write everything out: anchors, aliases and tags are not taken.")
                            .field(
                                    "body",
                                    "has an anchor, alias or tag at line "
                                            + parser.currentTokenLocation().getLineNr());
                }
            }
        }
    }

    private static Problem unreadable(JsonProcessingException failure) {
        var place = failure.getLocation();
        return Problem.of(CommonProblem.INVALID_REQUEST, "The body is not the JSON or YAML that its media type says.")
                .field(
                        "body",
                        place == null
                                ? "cannot be read"
                                : "cannot be read at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static LoaderOptions loaderOptions() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        return options;
    }
}
