package cn.xinshou.identity.order;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface OrderEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    /** @param ticketsAt when admission tickets are printed, if that is known */
    record Placed(
            UUID subject,
            String order,
            String exam,
            List<String> items,
            Instant from,
            Instant until,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant ticketsAt,

            Instant at)
            implements OrderEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.registration-order-placed.v1";
        }
    }

    record Lifted(UUID subject, String order, Instant at) implements OrderEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.registration-order-lifted.v1";
        }
    }
}
