package cn.xinshou.identity.access.approval;

import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The facts about what a second person was asked. Never a reason in words. */
sealed interface ApprovalEvent extends Event {

    record Asked(
            UUID subject,
            UUID approval,
            @JsonProperty("case") String caseId,
            CaseKind caseKind,
            List<String> items,
            String by,
            String role,
            Instant until,
            Instant at)
            implements ApprovalEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.access-approval-asked.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    record Decided(UUID subject, UUID approval, boolean approved, String by, Instant until, Instant at)
            implements ApprovalEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.access-approval-decided.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }
}
