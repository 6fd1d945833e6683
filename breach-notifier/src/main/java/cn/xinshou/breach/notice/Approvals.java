package cn.xinshou.breach.notice;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who agreed to what, kept for ever: a void approval says that it is void and since when. */
@ApplicationScoped
public class Approvals {

    private final Rows rows;

    Approvals(Rows rows) {
        this.rows = rows;
    }

    void add(UUID notice, Approval approval) {
        rows.change(
                "insert into approval (id, notice, approver, role, content_hash, at) values (uuidv7(), ?, ?, ?, ?, ?)",
                notice,
                approval.approver(),
                approval.role(),
                approval.contentHash(),
                approval.at());
    }

    void voidAll(UUID notice, Instant at) {
        rows.change("update approval set voided_at = ? where notice = ? and voided_at is null", at, notice);
    }

    /** Oldest first, void ones included. */
    public List<Approval> of(UUID notice) {
        return rows.read(
                row -> new Approval(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Rows.time(row, 4),
                        Rows.timeOrNull(row, 5)),
                """
                select approver, role, content_hash, at, voided_at from approval where notice = ? order by at, id
                """,
                notice);
    }

    List<Approval> counting(UUID notice, String hash) {
        return of(notice).stream()
                .filter(a -> a.voidedAt() == null && a.contentHash().equals(hash))
                .toList();
    }
}
