package cn.xinshou.identity.copy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything held about a person: values, where they came from, who read them, what locks them. */
public record PersonalCopy(
        String format,
        UUID subject,
        Instant madeAt,
        List<HeldItem> items,
        List<Change> history,
        List<Reader> readers,
        List<Order> registrationOrders) {

    static final String FORMAT = "xinshou-personal-copy-1";

    record HeldItem(String item, JsonNode value, String purpose, Instant since) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            Instant at,
            long version,
            String item,
            String action,
            @Nullable JsonNode value,
            String purpose,
            String actor,
            String role) {}

    record Reader(Instant at, List<String> items, String purpose, String reader, String role) {}

    record Order(String order, String exam, List<String> items, Instant from, Instant until) {}

    @Override
    public String toString() {
        return "PersonalCopy[" + subject + ", " + madeAt + "]";
    }

    /** Which items of the profile are in it. */
    public List<String> names() {
        return items.stream().map(HeldItem::item).toList();
    }
}
