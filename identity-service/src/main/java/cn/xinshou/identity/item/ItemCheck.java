package cn.xinshou.identity.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;

/** Decides whether a JSON value may be an item's value, and in which form it is kept. */
@FunctionalInterface
interface ItemCheck {

    /**
     * @param today the day by which birthdays are judged
     * @return the value as it is kept
     * @throws Unacceptable if it cannot be kept
     */
    JsonNode check(JsonNode value, LocalDate today);

    /** A check of a text value. */
    interface OfText {
        String check(String text, LocalDate today);
    }

    static ItemCheck text(OfText check) {
        return (value, today) -> {
            if (!value.isTextual()) {
                throw new Unacceptable("must be text");
            }
            return TextNode.valueOf(check.check(value.textValue(), today));
        };
    }
}
