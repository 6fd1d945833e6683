package cn.xinshou.audit.ledger;

import java.sql.SQLException;

/** The database did not answer; nothing is known about the ledger's state. */
public final class LedgerUnavailable extends RuntimeException {

    public LedgerUnavailable(SQLException cause) {
        super("the ledger's database did not answer", cause);
    }
}
