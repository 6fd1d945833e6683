package cn.xinshou.identity.delivery;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes: who gets which items of whom, and what became of it. Never a value, and no name that a person gave. */
sealed interface DeliveryEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    /**
     * Data of a person is on its way to a recipient. Stated before it leaves, so that nothing leaves unstated.
     *
     * @param reference the release or request it belongs to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Released(
            UUID subject,
            UUID delivery,
            UUID reference,
            Cause cause,
            String recipient,
            @Nullable String purpose,
            List<String> items,
            Instant at)
            implements DeliveryEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.data-released.v1";
        }
    }

    /**
     * Nothing is carried any more.
     *
     * @param answer a status code, or a word of ours
     * @param receipt SHA-256 of the receipt, if the recipient acknowledged
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(
            UUID subject,
            UUID delivery,
            UUID reference,
            Cause cause,
            String recipient,
            DeliveryState state,
            String answer,
            int tries,
            @Nullable String receipt,
            Instant at)
            implements DeliveryEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.delivery-ended.v1";
        }
    }
}
