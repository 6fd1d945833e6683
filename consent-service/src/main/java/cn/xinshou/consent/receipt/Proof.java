package cn.xinshou.consent.receipt;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says about the act behind a receipt.
 *
 * @param entry {@code {leaf, parts: [{name, salt, value}]}}: the entry, and what shows that it is about this receipt
 * @param inclusion that the entry is under the checkpoint (RFC 6962, 2.1.1)
 * @param checkpoint the signed note
 * @param ledgerKey what it is verified with (C2SP vkey); absent in proofs kept before it was
 */
record Proof(
        Status status,
        @Nullable JsonNode entry,
        @Nullable JsonNode inclusion,
        @Nullable String checkpoint,
        @Nullable String ledgerKey) {

    enum Status {
        INCLUDED,
        /** The ledger has not signed for it yet; it will within seconds. */
        PENDING,
        /** The ledger does not answer; another try may tell. */
        UNAVAILABLE,
        /** There is none: the act is older than the link to the ledger, or its person was erased there. */
        NONE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Proof without(Status status) {
        return new Proof(status, null, null, null, null);
    }
}
