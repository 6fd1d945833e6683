package cn.xinshou.verifier.receipt;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.note.Ed25519;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** A compact JWS (RFC 7515) with EdDSA. Only {@link #open} hands the receipt out, and only if one of the keys signed it. */
final class SignedReceipt {

    /** RFC 8037 calls it EdDSA, RFC 9864 Ed25519. "none" and everything else is refused. */
    private static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519");

    private final String signed;
    private final JsonNode header;
    private final byte[] payload;
    private final byte[] signature;

    private SignedReceipt(String signed, JsonNode header, byte[] payload, byte[] signature) {
        this.signed = signed;
        this.header = header;
        this.payload = payload;
        this.signature = signature;
    }

    static SignedReceipt parse(String jws) {
        String[] parts = jws.split("\\.", -1);
        if (parts.length != 3) {
            throw new Disproved("The receipt's signature is not a compact JWS.");
        }
        return new SignedReceipt(
                parts[0] + "." + parts[1], ProofAnswers.json(decode(parts[0])), decode(parts[1]), decode(parts[2]));
    }

    String keyId() {
        return header.path("kid").asText();
    }

    JsonNode open(SigningKeys keys) {
        if (!ALGORITHMS.contains(header.path("alg").asText()) || header.has("crit")) {
            throw new Disproved("The receipt is signed in a way that is not accepted here; only EdDSA is.");
        }
        byte[] key = keys.find(header.path("kid").asText())
                .orElseThrow(() -> new Disproved("The receipt is signed by a key that is not in the key set."));
        if (!Ed25519.verify(key, signed.getBytes(StandardCharsets.US_ASCII), signature)) {
            throw new Disproved("The receipt's signature does not fit its content.");
        }
        return ProofAnswers.json(payload);
    }

    /** Only the canonical spelling, so that no character can change without being noticed. */
    private static byte[] decode(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw new Disproved("A part of the receipt's signature is not base64url.");
    }
}
