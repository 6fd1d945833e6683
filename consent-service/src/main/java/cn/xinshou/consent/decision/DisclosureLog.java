package cn.xinshou.consent.decision;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Where a yes to a disclosure is written down, so that people see it and recipients are told when the use ends (promise P3.1). */
public interface DisclosureLog {

    /** Lets nobody change what the person said until the caller's transaction ends. */
    void hold(UUID subject) throws SQLException;

    /**
     * @param asked the items asked for
     * @param caller who asked
     * @return the id of the disclosure
     */
    UUID keep(String recipient, String purpose, List<String> asked, DecideDisclosure.Answer answer, String caller)
            throws SQLException;
}
