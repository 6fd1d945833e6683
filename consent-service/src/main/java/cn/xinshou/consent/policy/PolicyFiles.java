package cn.xinshou.consent.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.consent.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How a policy is written down: YAML and Markdown as shipped, JSON in the database. */
final class PolicyFiles {

    // Dates keep the offset they were written with: an effective date is a date in China.
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private PolicyFiles() {}

    static PolicyDocument shippedDocument(String version) {
        try {
            return YAML.readValue(read(version, "policy.yaml"), PolicyDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the shipped policy " + version + " is broken", e);
        }
    }

    static Map<Language, PolicyText> shippedTexts(String version) {
        var texts = new EnumMap<Language, PolicyText>(Language.class);
        for (var language : Language.values()) {
            texts.put(language, new PolicyText(read(version, language.tag() + ".md")));
        }
        return texts;
    }

    static String toJson(PolicyDocument document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the policy cannot be written as JSON", e);
        }
    }

    static PolicyDocument fromJson(String json) {
        try {
            return JSON.readValue(json, PolicyDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy in the database cannot be read", e);
        }
    }

    private static String read(String version, String name) {
        var resource = "/policy/" + version + "/" + name;
        try (var file = Objects.requireNonNull(PolicyFiles.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
