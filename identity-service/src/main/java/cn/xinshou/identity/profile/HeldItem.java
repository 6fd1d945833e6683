package cn.xinshou.identity.profile;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** One item as it lies in the database. */
@Embeddable
class HeldItem {

    private byte[] sealed;
    private String purpose;
    private Instant since;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected HeldItem() {}

    HeldItem(byte[] sealed, String purpose, Instant since) {
        this.sealed = sealed;
        this.purpose = purpose;
        this.since = since;
    }

    byte[] sealed() {
        return sealed;
    }

    String purpose() {
        return purpose;
    }

    Instant since() {
        return since;
    }
}
