package cn.xinshou.identity.access;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. Never a reason in words, never a value. */
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

    record ApprovalAsked(
            UUID subject,
            UUID approval,
            @JsonProperty("case") String caseId,
            CaseKind caseKind,
            List<String> items,
            String by,
            String role,
            Instant until,
            Instant at)
            implements AccessEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.access-approval-asked.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    record ApprovalDecided(UUID subject, UUID approval, boolean approved, String by, Instant until, Instant at)
            implements AccessEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.access-approval-decided.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

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
            implements AccessEvent {
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
            implements AccessEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.break-glass-reviewed.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    /** @param item what people were looked for by, never the value */
    record PeopleSearched(
            String by,
            String role,
            String item,
            @JsonProperty("case") String caseId,
            CaseKind caseKind,
            int found,
            Instant at)
            implements AccessEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.people-searched.v1";
        }

        @Override
        public String key() {
            return by;
        }
    }
}
