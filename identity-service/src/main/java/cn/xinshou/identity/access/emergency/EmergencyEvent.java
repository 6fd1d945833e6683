package cn.xinshou.identity.access.emergency;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts about emergencies. Never a reason in words. */
sealed interface EmergencyEvent extends Event {

    /** @param access the id of the emergency access, by which it is used and reviewed */
    record BreakGlassUsed(
            UUID subject,
            UUID access,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID approval,

            @JsonProperty("case") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String caseId,

            String by,
            String role,
            Instant until,
            Instant at)
            implements EmergencyEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.break-glass-used.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    record BreakGlassReviewed(UUID subject, UUID access, boolean justified, String by, Instant at)
            implements EmergencyEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.break-glass-reviewed.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }
}
