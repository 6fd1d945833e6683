package cn.xinshou.identity.hold;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/** The facts this package publishes. About the hold; whom it concerns is for officers. */
sealed interface HoldEvent extends Event {

    UUID hold();

    @Override
    default String key() {
        return hold().toString();
    }

    /** @param document digest of the document that demands it */
    record Placed(UUID hold, String basis, String document, int people, Instant until, String by, Instant at)
            implements HoldEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.hold-placed.v1";
        }
    }

    record Released(UUID hold, String by, Instant at) implements HoldEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.hold-released.v1";
        }
    }
}
