package cn.xinshou.breach.message;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;

/** What waits to be said to a person who was erased is not said any more. That something was said, and when, stays: a proof of answer. */
@ApplicationScoped
public class ForgetMessages {

    private final Rows rows;
    private final Clock clock;

    ForgetMessages(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @return whether there is a proof that stays */
    @Transactional(TxType.MANDATORY)
    public boolean forget(UUID person) {
        rows.change("""
                update message set state = 'EXPIRED', reason = 'erased', parameters = null, lease = null, lease_until = null, ended_at = ?
                where subject = ? and state in ('PLANNED', 'CLAIMED')""", clock.instant(), person);
        return !rows.read(row -> true, "select 1 from message where subject = ? limit 1", person)
                .isEmpty();
    }
}
