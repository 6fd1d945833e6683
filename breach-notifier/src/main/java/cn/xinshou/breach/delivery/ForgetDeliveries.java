package cn.xinshou.breach.delivery;

import cn.xinshou.breach.sql.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Ends what a copy shows of an address. That the person was told, when and how stays for three years after closing, with the address as
 * a keyed hash: the duty to tell (PIPL 57) must be proved.
 */
@ApplicationScoped
public class ForgetDeliveries {

    // Of an open matter the copy may still be under way; there it goes when the incident is closed.
    private static final String MASK = """
            update delivery d set masked_address = null, code = null
            from incident i
            where i.id = d.incident and i.state = 'CLOSED' and d.forgotten and d.masked_address is not null
            """;

    private static final String AGED = """
            update delivery d set masked_address = null
            from incident i
            where i.id = d.incident and i.state = 'CLOSED' and i.closed_at < ? and d.masked_address is not null
            """;

    private final Rows rows;

    ForgetDeliveries(Rows rows) {
        this.rows = rows;
    }

    /** @return whether there is a proof that stays */
    @Transactional(TxType.MANDATORY)
    public boolean forget(UUID person) {
        var copies = rows.change("update delivery set forgotten = true where subject = ?", person);
        rows.change(MASK);
        return copies > 0;
    }

    /**
     * Whatever can go by now.
     *
     * @param closedBefore masked addresses of incidents closed before it go for everybody
     */
    @Transactional
    public void tidyUp(java.time.Instant closedBefore) {
        rows.change(MASK);
        rows.change(AGED, closedBefore);
    }
}
