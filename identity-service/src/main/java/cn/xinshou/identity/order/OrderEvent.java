package cn.xinshou.identity.order;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The facts this package publishes. */
sealed interface OrderEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    record Placed(UUID subject, String order, String exam, List<String> items, Instant from, Instant until, Instant at)
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
