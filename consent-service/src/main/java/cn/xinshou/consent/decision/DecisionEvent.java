package cn.xinshou.consent.decision;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface DecisionEvent extends Event {

    /**
     * Somebody asked and was told no, or was given only other items.
     *
     * @param recipient to whom, if the items were to be disclosed
     * @param items refused that some version of the policy names; none if the purpose as such was asked for
     * @param otherItems how many more were refused
     * @param count how often since this was last stated
     * @param unrecorded how many refusals, of whomever, this replica could only count since it last said so
     */
    record UseDenied(
            UUID subject,
            String purpose,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String recipient,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> items,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int otherItems,
            Reason reason,
            String promise,
            long count,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long unrecorded,
            Instant at)
            implements DecisionEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.use-denied.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }
}
