package cn.xinshou.identity.profile;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The facts this package publishes: which items, for what, by whom. Never a value. */
sealed interface ProfileEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    record Created(UUID subject, List<String> items, String purpose, String actor, long version, Instant at)
            implements ProfileEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.profile-created.v1";
        }
    }

    record Changed(UUID subject, List<String> items, String purpose, String actor, long version, Instant at)
            implements ProfileEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.profile-changed.v1";
        }
    }
}
