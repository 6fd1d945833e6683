package cn.xinshou.identity.release;

import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What recipients are sent, as JSON: the values by item, what they are for, and what is expected of whoever has them. */
@ApplicationScoped
class Letters {

    private static final List<String> DUTIES =
            List.of("use-for-the-purpose-only", "protect", "delete-when-done", "acknowledge");
    private static final List<String> DUTIES_OF_CORRECTION =
            List.of("correct", "tell-whoever-has-it-from-you", "acknowledge");

    private final ObjectMapper json;

    Letters(ObjectMapper json) {
        this.json = json;
    }

    JsonNode release(UUID id, Release release, UUID subject, Map<Item, JsonNode> values) {
        return letter(id, Cause.RELEASE, release.recipient(), release.purpose(), subject, release.at())
                .put("disclosure", release.disclosure().toString())
                .<ObjectNode>set("duties", json.valueToTree(DUTIES))
                .set("items", items(values));
    }

    /** @param values null where an item is held no longer */
    JsonNode correction(
            UUID id,
            UUID corrects,
            String recipient,
            @Nullable String purpose,
            UUID subject,
            Map<Item, JsonNode> values,
            Instant at) {
        return letter(id, Cause.CORRECTION, recipient, purpose, subject, at)
                .put("corrects", corrects.toString())
                .<ObjectNode>set("duties", json.valueToTree(DUTIES_OF_CORRECTION))
                .set("items", items(values));
    }

    /** The same letter without the values of those items that may no longer be told: the recipient learns that what it has is wrong. */
    JsonNode without(JsonNode letter, List<String> items) {
        ObjectNode bare = letter.deepCopy();
        var withheld = json.createArrayNode();
        for (var item : items) {
            ((ObjectNode) bare.get("items")).remove(item);
            withheld.add(item);
        }
        return bare.set("outdated", withheld);
    }

    byte[] bytes(JsonNode letter) {
        try {
            return json.writeValueAsBytes(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letter cannot be written as JSON", e);
        }
    }

    private ObjectNode letter(
            UUID id, Cause cause, String recipient, @Nullable String purpose, UUID subject, Instant at) {
        return json.createObjectNode()
                .put("delivery", id.toString())
                .put("cause", cause.word())
                .put("recipient", recipient)
                .put("purpose", purpose)
                .put("subject", subject.toString())
                .put("at", at.toString());
    }

    private ObjectNode items(Map<Item, JsonNode> values) {
        var items = json.createObjectNode();
        values.forEach((item, value) -> items.set(item.word(), value));
        return items;
    }
}
