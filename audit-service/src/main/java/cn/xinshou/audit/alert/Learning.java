package cn.xinshou.audit.alert;

import java.util.UUID;

/** Whoever keeps what is usual, told that a login was the person's own after all. */
public interface Learning {

    /** In the transaction of the answer. */
    void confirmed(UUID login);
}
