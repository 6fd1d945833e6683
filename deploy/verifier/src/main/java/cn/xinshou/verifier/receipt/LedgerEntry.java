package cn.xinshou.verifier.receipt;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.MerkleTree;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The entry that the ledger holds of the act: a leaf, and what opens its commitments. A commitment is HMAC-SHA256 under a salt over the
 * name and the value of a field, so that nobody but the ledger could have known what is said here, and the ledger could not say it of
 * two receipts.
 */
final class LedgerEntry {

    private static final Set<String> MEMBERS = Set.of("leaf", "parts");
    private static final Set<String> PART_MEMBERS = Set.of("name", "salt", "value");
    private static final int SALT = 32;

    /** Where the receipt says what a field of the fact says. */
    private static final Map<String, String> SAME = Map.of(
            "receipt", "/receipt_id",
            "subject", "/pii_principal_id",
            "purpose", "/processing/purpose/id",
            "policyVersion", "/processing/privacy_notice/version",
            "textDigest", "/processing/privacy_notice/digest/value",
            "language", "/processing/language",
            "surface", "/event/collection_method",
            "separate", "/pipl/separateConsent",
            "revision", "/event/revision");

    private final byte[] leaf;
    private final JsonNode header;
    private final Map<String, JsonNode> facts;

    private LedgerEntry(byte[] leaf, JsonNode header, Map<String, JsonNode> facts) {
        this.leaf = leaf;
        this.header = header;
        this.facts = facts;
    }

    /** Reads the entry and holds every field to the commitment in the leaf. */
    static LedgerEntry open(JsonNode entry) {
        ReceiptBundle.mustOnlyHave(entry, MEMBERS);
        byte[] leaf = base64(entry.path("leaf"));
        JsonNode header = ProofAnswers.json(leaf);
        Map<String, String> commitments = new HashMap<>();
        for (JsonNode part : header.path("parts")) {
            commitments.put(part.path("name").asText(), part.path("commitment").asText());
        }
        Map<String, JsonNode> facts = new HashMap<>();
        for (JsonNode part : entry.path("parts")) {
            ReceiptBundle.mustOnlyHave(part, PART_MEMBERS);
            String name = part.path("name").asText();
            String value = part.path("value").asText();
            if (!commitment(base64(part.path("salt")), name, value).equals(commitments.remove(name))) {
                throw new Disproved("The ledger's entry does not commit to what the bundle says it does.");
            }
            facts.put(name, ProofAnswers.json(value.getBytes(StandardCharsets.UTF_8)));
        }
        return new LedgerEntry(leaf, header, facts);
    }

    Hash leafHash() {
        return MerkleTree.leafHash(leaf);
    }

    /** That the entry is about this receipt and no other, and says the same. */
    void mustBeOf(JsonNode receipt) {
        SAME.forEach((field, place) -> {
            JsonNode said = facts.get(field);
            if (said == null || !said.asText().equals(receipt.at(place).asText())) {
                throw new Disproved("The ledger's entry is not about this receipt: they differ in " + field + ".");
            }
        });
        if (!instant(facts.get("at")).equals(instant(receipt.at("/event/event_time")))) {
            throw new Disproved("The ledger's entry is not about this receipt: they differ in the time.");
        }
        String type = "cn.xinshou.consent.consent-" + receipt.at("/event/state").asText() + ".v1";
        if (!header.path("type").asText().equals(type)) {
            throw new Disproved("The ledger's entry is not about this receipt: they differ in what was done.");
        }
    }

    /** That it is the fact which the certificate names, and that the fact is an erasure. */
    void mustBeTheErasure(JsonNode certificate) {
        if (!certificate.path("event").isTextual()
                || !certificate.path("event").equals(header.path("id"))
                || !header.path("source").asText().equals("/xinshou/identity")
                || !header.path("type").asText().equals("cn.xinshou.identity.subject-erased.v1")) {
            throw new Disproved("The ledger's entry is not the erasure that this certificate names.");
        }
    }

    private static Instant instant(@Nullable JsonNode text) {
        try {
            return Instant.parse(text == null ? "" : text.asText());
        } catch (DateTimeException noTime) {
            throw new Disproved("The receipt or the ledger's entry says no time.");
        }
    }

    private static String commitment(byte[] salt, String name, String value) {
        if (salt.length != SALT) {
            throw new Disproved("A salt has " + SALT + " bytes.");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    /** Only the canonical spelling, so that no character can change without being noticed. */
    private static byte[] base64(JsonNode text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.asText());
            if (text.isTextual() && Base64.getEncoder().encodeToString(bytes).equals(text.textValue())) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw new Disproved("A part of the ledger's entry is not base64.");
    }
}
