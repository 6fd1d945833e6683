package cn.xinshou.identity.school;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes: which items, by whom, for whom. Never a value. */
sealed interface SchoolEvent extends Event {

    UUID entry();

    /** Null while nobody knows whose it is. */
    @Nullable
    UUID subject();

    @Override
    default String key() {
        var subject = subject();
        return (subject == null ? entry() : subject).toString();
    }

    record Entered(
            UUID entry,
            UUID delegation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID subject,

            List<String> items,
            String enteredBy,
            Instant expiresAt,
            Instant at)
            implements SchoolEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.school-entry-made.v1";
        }
    }

    record Claimed(UUID entry, UUID delegation, UUID subject, Instant at) implements SchoolEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.school-entry-claimed.v1";
        }
    }

    /** @param items those the person confirmed; the others are gone */
    record Confirmed(
            UUID entry, UUID delegation, UUID subject, List<String> items, String enteredBy, String purpose, Instant at)
            implements SchoolEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.school-entry-confirmed.v1";
        }
    }

    /** Erased without having become part of a profile. */
    record Ended(
            UUID entry,
            UUID delegation,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID subject,

            EntryState state,
            Instant at)
            implements SchoolEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.school-entry-ended.v1";
        }
    }
}
