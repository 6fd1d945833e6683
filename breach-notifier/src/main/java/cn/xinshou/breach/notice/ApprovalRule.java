package cn.xinshou.breach.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many people of which roles must agree: one approver, and above the organisation's threshold a privacy officer as well. */
@ApplicationScoped
public class ApprovalRule {

    static final String APPROVER = "approver";
    static final String PRIVACY_OFFICER = "privacy-officer";

    private final long threshold;

    ApprovalRule(@ConfigProperty(name = "xinshou.approval.two-roles-from") long threshold) {
        this.threshold = threshold;
    }

    boolean isSatisfied(List<Approval> approvals, long recipients) {
        return hasRole(approvals, APPROVER) && (recipients < threshold || hasRole(approvals, PRIVACY_OFFICER));
    }

    private static boolean hasRole(List<Approval> approvals, String role) {
        return approvals.stream().anyMatch(a -> a.role().equals(role));
    }
}
