package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The shipped policy, rewritten: a later version that differs in exactly what a test says. */
public final class Rewritten {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHIPPED = "2025-01-01";

    private final ObjectNode document;
    private final Map<Language, PolicyText> texts = new EnumMap<>(Language.class);

    private Rewritten(String version) {
        try {
            document = (ObjectNode) JSON.readTree(PolicyFiles.toJson(PolicyFiles.shippedDocument(SHIPPED)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        document.put("version", version);
        texts.putAll(PolicyFiles.shippedTexts(SHIPPED));
    }

    /** The shipped policy under another version, otherwise as it is. */
    public static Rewritten as(String version) {
        return new Rewritten(version);
    }

    public static Policy shipped() {
        return new Policy(1, PolicyFiles.shippedDocument(SHIPPED), PolicyFiles.shippedTexts(SHIPPED));
    }

    public Rewritten document(Consumer<ObjectNode> change) {
        change.accept(document);
        return this;
    }

    public Rewritten purpose(String id, Consumer<ObjectNode> change) {
        change.accept(entry("purposes", "id", id));
        return this;
    }

    public Rewritten recipient(String id, Consumer<ObjectNode> change) {
        change.accept(entry("recipients", "id", id));
        return this;
    }

    public Rewritten right(String id, Consumer<ObjectNode> change) {
        change.accept(entry("rights", "id", id));
        return this;
    }

    public Rewritten contact(Consumer<ObjectNode> change) {
        change.accept((ObjectNode) document.get("contact"));
        return this;
    }

    public Rewritten cookie(String name, Consumer<ObjectNode> change) {
        change.accept(entry("cookies", "name", name));
        return this;
    }

    /** Adds a copy of an entry under another id. */
    public Rewritten copy(String list, String id, String under, Consumer<ObjectNode> change) {
        var copy = entry(list, "id", id).deepCopy();
        copy.put("id", under);
        change.accept(copy);
        ((ArrayNode) document.get(list)).add(copy);
        return this;
    }

    public Rewritten without(String list, String key, String id) {
        var entries = document.get(list).elements();
        while (entries.hasNext()) {
            if (entries.next().get(key).asText().equals(id)) {
                entries.remove();
            }
        }
        return this;
    }

    public Rewritten text(Language language, UnaryOperator<String> change) {
        texts.put(language, new PolicyText(change.apply(texts.get(language).content())));
        return this;
    }

    /** @param ordinal its place among all versions; the shipped one is 1 */
    public Policy policy(int ordinal) {
        return new Policy(ordinal, PolicyFiles.fromJson(document.toString()), texts);
    }

    public PolicyDocument document() {
        return PolicyFiles.fromJson(document.toString());
    }

    public PolicyText text(Language language) {
        return texts.get(language);
    }

    private ObjectNode entry(String list, String key, String id) {
        for (var entry : document.get(list)) {
            if (entry.get(key).asText().equals(id)) {
                return (ObjectNode) entry;
            }
        }
        throw new IllegalArgumentException("no " + id + " in " + list);
    }
}
