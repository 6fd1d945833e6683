package cn.xinshou.identity.copy;

import cn.xinshou.identity.delivery.Handover;
import cn.xinshou.identity.reading.Actor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person sees of everything held about them, ready for a page (PIPL 45, promise P5.1). */
record Overview(
        UUID subject,
        Instant at,
        List<Known> items,
        Newest<PersonalCopy.Reader> readers,
        Newest<Handover> recipients,
        List<PersonalCopy.Order> registrationOrders,
        List<PersonalCopy.Request> requests) {

    /**
     * @param from who entered the value that is held
     * @param told the recipients that have it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Known(
            String item,
            String label,
            JsonNode value,
            String purpose,
            Instant since,
            @Nullable Source from,
            List<String> told) {

        @Override
        public String toString() {
            return "Known[" + item + "]";
        }
    }

    record Source(String role, String actor) {

        static @Nullable Source of(@Nullable Actor giver) {
            return giver == null ? null : new Source(giver.role(), giver.id());
        }
    }

    /** The newest of them, and how many there are. */
    record Newest<T>(List<T> items, long total) {}

    /** Which items of the profile are in it. */
    List<String> names() {
        return items.stream().map(Known::item).toList();
    }

    @Override
    public String toString() {
        return "Overview[" + subject + "]";
    }
}
