package cn.xinshou.identity.access.approval;

import cn.xinshou.identity.access.cases.CaseKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approval as it is answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalView(
        UUID id,
        UUID subject,
        @JsonProperty("case") String caseId,
        CaseKind caseKind,
        List<String> items,
        ApprovalState state,
        String askedBy,
        Instant askedAt,
        Instant until,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    static ApprovalView of(Approval approval, @Nullable String reason) {
        return new ApprovalView(
                approval.id(),
                approval.subject(),
                approval.caseId(),
                approval.caseKind(),
                approval.items(),
                approval.state(),
                approval.askedBy(),
                approval.askedAt(),
                approval.until(),
                reason,
                approval.decidedBy(),
                approval.decidedAt());
    }

    @Override
    public String toString() {
        return "ApprovalView[" + id + ", " + state + "]";
    }
}
