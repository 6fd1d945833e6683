package cn.xinshou.identity.access;

import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;

/** How much of a value staff see unless they say why they need all of it: enough to compare, not enough to use. */
public final class Masking {

    private static final String HIDDEN = "***";
    private static final int YEAR = 4;
    private static final int PROVINCE_AND_CITY = 6;

    private Masking() {}

    /** @return text for text; what has no rule is hidden as a whole */
    public static JsonNode mask(Item item, JsonNode value) {
        return switch (item) {
            case SEX, NATIONALITY, CITY, EDUCATION -> value;
            case NAME -> text(value, Masking::name);
            case PHONE -> text(value, text -> ends(text, 3, 4));
            case ID_NUMBER -> text(value, text -> ends(text, 3, 4));
            case REGISTRATION_NUMBER -> text(value, text -> ends(text, 0, Math.min(4, text.length() / 2)));
            case EMAIL -> text(value, Masking::email);
            case ADDRESS -> text(value, Masking::address);
            case USER_NAME -> text(value, text -> first(text, 1) + HIDDEN);
            case BIRTH_DATE -> text(value, text -> first(text, YEAR));
            case GUARDIAN -> guardian(value);
            case PHOTO, ETHNICITY -> TextNode.valueOf(HIDDEN);
        };
    }

    private interface Rule {
        String of(String text);
    }

    private static JsonNode text(JsonNode value, Rule rule) {
        return TextNode.valueOf(value.isTextual() ? rule.of(value.textValue()) : HIDDEN);
    }

    /** Surnames may be two characters long; the first of them is enough to compare. */
    private static String name(String name) {
        return first(name, 1) + "*".repeat(name.codePointCount(0, name.length()) - 1);
    }

    /** What is too short to hide its middle is hidden as a whole. */
    private static String ends(String text, int head, int tail) {
        var hidden = text.length() - head - tail;
        return hidden < 4
                ? HIDDEN
                : text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }

    private static String email(String email) {
        var at = email.lastIndexOf('@');
        return at < 1 ? HIDDEN : first(email, 1) + HIDDEN + email.substring(at);
    }

    private static String address(String address) {
        var length = address.codePointCount(0, address.length());
        return first(address, Math.min(PROVINCE_AND_CITY, length / 3)) + HIDDEN;
    }

    private static JsonNode guardian(JsonNode guardian) {
        if (guardian.isTextual()) {
            return mask(Item.NAME, guardian);
        }
        var masked = JsonNodeFactory.instance.objectNode();
        guardian.properties().forEach(part -> masked.set(part.getKey(), guardian(part.getKey(), part.getValue())));
        return masked;
    }

    private static JsonNode guardian(String part, JsonNode value) {
        return switch (part) {
            case "relation" -> value;
            case "name" -> mask(Item.NAME, value);
            case "phone" -> mask(Item.PHONE, value);
            case "email" -> mask(Item.EMAIL, value);
            default -> TextNode.valueOf(HIDDEN);
        };
    }

    private static String first(String text, int codePoints) {
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length()))));
    }
}
