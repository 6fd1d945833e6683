package cn.xinshou.identity.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for and what was taken, with the reasons that staff gave: for officers, who decide and review. */
@ApplicationScoped
class ShowAccess {

    private final Approvals approvals;
    private final EmergencyAccesses accesses;
    private final StaffWords words;

    ShowAccess(Approvals approvals, EmergencyAccesses accesses, StaffWords words) {
        this.approvals = approvals;
        this.accesses = accesses;
        this.words = words;
    }

    @Transactional
    List<ApprovalView> approvals(@Nullable ApprovalState state, @Nullable UUID after, int limit) {
        return approvals.list(state, after, limit).stream()
                .map(approval ->
                        ApprovalView.of(approval, words.open(approval.subject(), approval.place(), approval.reason())))
                .toList();
    }

    @Transactional
    List<EmergencyView> emergencies(@Nullable Boolean reviewed, @Nullable UUID after, int limit) {
        return accesses.list(reviewed, after, limit).stream()
                .map(access -> EmergencyView.of(
                        access, open(access, "reason", access.reason()), open(access, "review", access.review())))
                .toList();
    }

    private @Nullable String open(EmergencyAccess access, String what, byte @Nullable [] sealed) {
        return words.open(access.subject(), EmergencyAccess.place(access.id(), what), sealed);
    }
}
