package cn.xinshou.identity.delegation;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The facts this package publishes. */
public sealed interface DelegationEvent extends Event {

    UUID delegation();

    @Override
    default String key() {
        return delegation().toString();
    }

    /** @param staff account ids */
    record Delegated(
            UUID delegation,
            String school,
            String purpose,
            String exam,
            List<String> items,
            List<String> staff,
            Instant until,
            int atMost,
            String by,
            Instant at)
            implements DelegationEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.school-delegated.v1";
        }
    }

    /** @param erased how many entries that nobody had confirmed went with it */
    record Revoked(UUID delegation, String by, int erased, Instant at) implements DelegationEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.school-delegation-revoked.v1";
        }
    }
}
