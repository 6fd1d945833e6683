package cn.xinshou.identity.access;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and what was taken, with the reasons that staff gave: for officers, who decide and review. The reasons speak of a person,
 * whose list of readers says who read them.
 */
@ApplicationScoped
class ShowAccess {

    private static final String REASON = "access-reason";

    private final Approvals approvals;
    private final EmergencyAccesses accesses;
    private final StaffWords words;
    private final Readings readings;

    ShowAccess(Approvals approvals, EmergencyAccesses accesses, StaffWords words, Readings readings) {
        this.approvals = approvals;
        this.accesses = accesses;
        this.words = words;
        this.readings = readings;
    }

    @Transactional
    Page<ApprovalView> approvals(@Nullable ApprovalState state, @Nullable UUID after, int limit, Actor reader) {
        var found = approvals.list(state, after, limit + 1);
        return Page.of(found, limit, approval -> Cursor.encode(approval.id())).map(approval -> {
            readings.note(
                    approval.subject(),
                    List.of(REASON),
                    new Why(
                            approval.caseKind().purpose(),
                            approval.caseId(),
                            approval.caseKind().word(),
                            false,
                            null),
                    reader);
            return ApprovalView.of(approval, words.open(approval.subject(), approval.place(), approval.reason()));
        });
    }

    @Transactional
    Page<EmergencyView> emergencies(@Nullable Boolean reviewed, @Nullable UUID after, int limit, Actor reader) {
        var found = accesses.list(reviewed, after, limit + 1);
        return Page.of(found, limit, access -> Cursor.encode(access.id())).map(access -> {
            readings.note(
                    access.subject(),
                    List.of(REASON),
                    new Why(
                            CaseKind.EMERGENCY.purpose(),
                            access.id().toString(),
                            CaseKind.EMERGENCY.word(),
                            false,
                            null),
                    reader);
            return EmergencyView.of(
                    access, open(access, "reason", access.reason()), open(access, "review", access.review()));
        });
    }

    private @Nullable String open(EmergencyAccess access, String what, byte @Nullable [] sealed) {
        return words.open(access.subject(), EmergencyAccess.place(access.id(), what), sealed);
    }
}
