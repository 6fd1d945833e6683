package cn.xinshou.verifier.receipt;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is handed: {@code {receipt, jws, jwks?, inclusionStatus?, entry?, inclusion?, checkpoint?, ledgerKey?}}, or
 * the same with the certificate of an erasure where the receipt stands. Members this program does not know are refused rather than passed over: a misspelt "inclusion" would otherwise turn a proved receipt into an unproved one in silence.
 */
public final class ReceiptBundle {

    private static final Set<String> MEMBERS =
            Set.of("jws", "jwks", "inclusionStatus", "entry", "inclusion", "checkpoint", "ledgerKey");
    private static final Set<String> INCLUSION_MEMBERS = Set.of("index", "size", "leafHash", "rootHash", "proof");

    private static final List<String> PROOF = List.of("entry", "inclusion", "checkpoint");
    private static final Set<String> PROVED = Set.of("included");
    private static final Set<String> UNPROVED = Set.of("pending", "unavailable", "none");

    private final JsonNode bundle;
    private final Document document;

    private ReceiptBundle(JsonNode bundle, Document document) {
        this.bundle = bundle;
        this.document = document;
    }

    public static ReceiptBundle parse(byte[] file) {
        JsonNode bundle = ProofAnswers.json(file);
        if (bundle.has("jwks") && !bundle.path("jwks").isObject()
                || bundle.has("ledgerKey") && !bundle.path("ledgerKey").isTextual()) {
            throw new Disproved("The bundle's \"jwks\" or \"ledgerKey\" is no key.");
        }
        Document document = bundle.has(Document.CERTIFICATE.member()) ? Document.CERTIFICATE : Document.RECEIPT;
        if (!bundle.path(document.member()).isObject() || !bundle.path("jws").isTextual()) {
            throw new Disproved("This is no receipt bundle: it needs \"receipt\", or \"certificate\", and \"jws\".");
        }
        mustOnlyHave(bundle, with(MEMBERS, document.member()));
        mustOnlyHave(bundle.path("inclusion"), INCLUSION_MEMBERS);
        if (PROOF.stream().map(member -> present(bundle, member)).distinct().count() != 1) {
            throw new Disproved("The bundle needs \"entry\", \"inclusion\" and \"checkpoint\", or none of them.");
        }
        if (present(bundle, "inclusionStatus")
                && !(present(bundle, "inclusion") ? PROVED : UNPROVED)
                        .contains(bundle.path("inclusionStatus").asText())) {
            throw new Disproved("The bundle's \"inclusionStatus\" says something else than the bundle holds.");
        }
        return new ReceiptBundle(bundle, document);
    }

    public Document document() {
        return document;
    }

    /** The key that came with the receipt. It shows that the file is of one piece, and not who made it. */
    public Optional<SigningKeys> keys() {
        return bundle.has("jwks") ? Optional.of(SigningKeys.carried(bundle.path("jwks"))) : Optional.empty();
    }

    /** The ledger's key that came with the proof, of which the same holds. */
    public Optional<VerifierKey> ledgerKey() {
        return bundle.has("ledgerKey")
                ? Optional.of(carried(bundle.path("ledgerKey").asText()))
                : Optional.empty();
    }

    private static VerifierKey carried(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (BadInput unfit) {
            throw new Disproved("The bundle's \"ledgerKey\" is no verifier key.");
        }
    }

    /** The thumbprint of the key that verifies the signature, for people to compare. */
    public String thumbprint(SigningKeys keys) {
        return keys.thumbprint(
                        SignedReceipt.parse(bundle.path("jws").textValue()).keyId())
                .orElse("?");
    }

    /** The receipt as signed. What stands beside the signature must say the same, for that is what people read. */
    public JsonNode verifySignature(SigningKeys keys) {
        JsonNode signed = SignedReceipt.parse(bundle.path("jws").textValue()).open(keys);
        if (!signed.equals(bundle.path(document.member()))) {
            throw new Disproved("The " + document.member() + " beside the signature is not the one that was signed.");
        }
        if (keys().filter(own -> !own.isAmong(keys)).isPresent()) {
            throw new Disproved("The key in the bundle is not the one that signed the receipt.");
        }
        return signed;
    }

    public boolean hasProof() {
        return present(bundle, "inclusion");
    }

    /** Returns the proof that the entry of this very document is under the checkpoint. */
    public Optional<ProofAnswers.Inclusion> verifyProof(VerifierKey key) {
        if (!hasProof()) {
            return Optional.empty();
        }
        if (!bundle.path("checkpoint").isTextual()) {
            throw new Disproved("The bundle's \"checkpoint\" must be the signed note as text.");
        }
        if (ledgerKey().filter(own -> !own.equals(key)).isPresent()) {
            throw new Disproved("The ledger's key in the bundle is not the one that signed the checkpoint.");
        }
        byte[] note = bundle.path("checkpoint").textValue().getBytes(StandardCharsets.UTF_8);
        Checkpoint checkpoint = Checkpoint.open(note, key);
        ProofAnswers.Inclusion answer = ProofAnswers.inclusion(bundle.path("inclusion"));
        if (answer.proof().size() != checkpoint.size() || !answer.root().equals(checkpoint.root())) {
            throw new Disproved("The inclusion proof is not for the checkpoint beside it.");
        }
        LedgerEntry entry = LedgerEntry.open(bundle.path("entry"));
        if (!entry.leafHash().equals(answer.leafHash())) {
            throw new Disproved("The inclusion proof is not of the entry beside it.");
        }
        document.mustBeProvedBy(entry, bundle.path(document.member()));
        answer.proof().verify(answer.leafHash(), checkpoint.root());
        return Optional.of(answer);
    }

    private static boolean present(JsonNode json, String member) {
        return json.hasNonNull(member);
    }

    private static Set<String> with(Set<String> members, String one) {
        var all = new HashSet<>(members);
        all.add(one);
        return all;
    }

    static void mustOnlyHave(JsonNode json, Set<String> members) {
        json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new Disproved("The bundle has a member that does not belong there, or a misspelt one.");
            }
        });
    }
}
