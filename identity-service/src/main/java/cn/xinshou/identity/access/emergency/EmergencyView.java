package cn.xinshou.identity.access.emergency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An emergency access as it is answered. Its id is used as the case while it is open. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmergencyView(
        UUID id,
        UUID subject,
        @Nullable UUID approval,
        @JsonProperty("case") @Nullable String caseId,
        String usedBy,
        String role,
        Instant usedAt,
        Instant until,
        @Nullable String reason,
        @Nullable String reviewedBy,
        @Nullable Instant reviewedAt,
        @Nullable Boolean justified,
        @Nullable String review) {

    static EmergencyView of(EmergencyAccess access, @Nullable String reason, @Nullable String review) {
        return new EmergencyView(
                access.id(),
                access.subject(),
                access.approval(),
                access.caseId(),
                access.usedBy(),
                access.role(),
                access.usedAt(),
                access.until(),
                reason,
                access.reviewedBy(),
                access.reviewedAt(),
                access.justified(),
                review);
    }

    @Override
    public String toString() {
        return "EmergencyView[" + id + "]";
    }
}
