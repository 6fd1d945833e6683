package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.AgeBand;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes: which items, for what, by whom. Never a value. */
sealed interface ProfileEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    /** @param ageBand if one of the items tells it */
    record Created(
            UUID subject,
            List<String> items,
            String purpose,
            String actor,
            long version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AgeBand ageBand,

            Instant at)
            implements ProfileEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.profile-created.v1";
        }
    }

    /** @param ageBand if one of the items tells it */
    record Changed(
            UUID subject,
            List<String> items,
            String purpose,
            String actor,
            long version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            AgeBand ageBand,

            Instant at)
            implements ProfileEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.profile-changed.v1";
        }
    }
}
