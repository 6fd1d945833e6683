package cn.xinshou.identity.access.approval;

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
 * What was asked for, with the reasons that staff gave: for officers, who decide. The reasons speak of a person, whose list of readers says who
 * read them.
 */
@ApplicationScoped
class ShowApprovals {

    private static final String REASON = "access-reason";

    private final Approvals approvals;
    private final StaffWords words;
    private final Readings readings;

    ShowApprovals(Approvals approvals, StaffWords words, Readings readings) {
        this.approvals = approvals;
        this.words = words;
        this.readings = readings;
    }

    @Transactional
    Page<ApprovalView> list(@Nullable ApprovalState state, @Nullable UUID after, int limit, Actor reader) {
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
}
