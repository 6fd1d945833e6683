package cn.xinshou.audit.checkpoint;

import cn.xinshou.journal.Event;
import java.time.Instant;

/** The stored ledger is not what it was: no checkpoint is signed until it is again. */
record VerificationFailed(long index, String reason, Instant at) implements Event {

    @Override
    public String type() {
        return "cn.xinshou.audit.verification-failed.v1";
    }

    @Override
    public String key() {
        return "ledger";
    }
}
