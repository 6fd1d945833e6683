package cn.xinshou.identity.erasure.certificate;

import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says about the fact behind a certificate.
 *
 * @param leaf base64 of the bytes that the tree hashes; they name the fact by its id. What else it said was forgotten with the person
 * @param inclusion that the leaf is under the checkpoint (RFC 6962, 2.1.1)
 * @param checkpoint the signed note
 */
record Proof(
        Status status,
        @Nullable String leaf,
        @Nullable JsonNode inclusion,
        @Nullable String checkpoint) {

    enum Status implements Word {
        INCLUDED,
        /** The ledger has not signed for it yet; it will within seconds. */
        PENDING,
        /** The ledger does not answer; another try may tell. */
        UNAVAILABLE,
        /** There is none: nothing is erased yet. */
        NONE
    }

    /** @param leaf of the ledger's entry */
    record Entry(@JsonProperty("leaf") String leaf) {}

    static Proof without(Status status) {
        return new Proof(status, null, null, null);
    }

    @Nullable
    Entry entry() {
        return leaf == null ? null : new Entry(leaf);
    }
}
