package cn.xinshou.identity.access;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. Never a value. */
sealed interface AccessEvent extends Event {

    /**
     * Somebody of the staff wanted to see data, and something was missing.
     *
     * @param subject null where a person was looked for
     * @param missing names of what was missing, such as {@code training}
     */
    record Denied(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID subject,

            String reader,
            String role,
            List<String> missing,
            Instant at)
            implements AccessEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.staff-access-denied.v1";
        }

        @Override
        public String key() {
            return subject == null ? reader : subject.toString();
        }
    }
}
