package cn.xinshou.identity.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Map;

/**
 * The guardian (监护人) of a minor: a name, or an object with {@code name}, {@code phone}, {@code email} and {@code relation}. Parts may be
 * missing, and null in a patch, which takes a part away.
 */
final class Guardian {

    private static final Map<String, ItemCheck> PARTS = Map.of(
            "name", ItemCheck.text((text, today) -> PersonName.check(text)),
            "phone", ItemCheck.text((text, today) -> Mobile.check(text)),
            "email", ItemCheck.text((text, today) -> EmailAddress.check(text)),
            "relation", PlainText.upTo(32));

    private Guardian() {}

    static JsonNode check(JsonNode value, LocalDate today) {
        if (value.isTextual()) {
            return TextNode.valueOf(PersonName.check(value.textValue()));
        }
        if (!value.isObject() || value.isEmpty()) {
            throw new Unacceptable("must be a name, or an object with name, phone, email or relation");
        }
        var kept = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(part -> kept.set(part.getKey(), part(part.getKey(), part.getValue(), today)));
        return kept;
    }

    private static JsonNode part(String name, JsonNode value, LocalDate today) {
        var check = PARTS.get(name);
        if (check == null) {
            throw new Unacceptable("must hold nothing but name, phone, email and relation");
        }
        try {
            return value.isNull() ? value : check.check(value, today);
        } catch (Unacceptable e) {
            throw new Unacceptable(name + " " + e.why());
        }
    }
}
