package cn.xinshou.consent.due;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A change that a date brings about. */
public interface Due {

    /** Whose date has come, the longest due first. */
    List<UUID> due(Instant now, int most) throws SQLException;

    /** Brings it about, once, whichever replica comes first; nothing where it is not due after all. In a transaction of its own. */
    void carryOut(UUID id) throws SQLException;
}
