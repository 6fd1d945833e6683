package cn.xinshou.audit.alert;

import java.util.UUID;

/** Whoever keeps what is usual, told that a login was the person's own after all. */
public interface Learning {

    /**
     * Waits until no login of the same account is being assessed, and holds up the next until the transaction ends. To be called
     * before the alert is locked: assessments lock in this order too.
     */
    void takeTurn(UUID login);

    /** In the transaction of the answer. */
    void confirmed(UUID login);
}
