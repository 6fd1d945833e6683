package cn.xinshou.verifier.receipt;

import cn.xinshou.verifier.ledger.ProofAnswers;
import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What a person is handed: {@code {receipt, jws, inclusion?, checkpoint?}}. Members this program does not know are refused rather
 * than passed over: a misspelt "inclusion" would otherwise turn a proved receipt into an unproved one in silence.
 */
public final class ReceiptBundle {

    private static final Set<String> MEMBERS = Set.of("receipt", "jws", "inclusion", "checkpoint");
    private static final Set<String> INCLUSION_MEMBERS = Set.of("index", "size", "leafHash", "rootHash", "proof");

    private final JsonNode bundle;

    private ReceiptBundle(JsonNode bundle) {
        this.bundle = bundle;
    }

    public static ReceiptBundle parse(byte[] file) {
        JsonNode bundle = ProofAnswers.json(file);
        if (!bundle.path("receipt").isObject() || !bundle.path("jws").isTextual()) {
            throw new Disproved("This is no receipt bundle: it needs \"receipt\" and \"jws\".");
        }
        mustOnlyHave(bundle, MEMBERS);
        mustOnlyHave(bundle.path("inclusion"), INCLUSION_MEMBERS);
        if (present(bundle, "inclusion") != present(bundle, "checkpoint")) {
            throw new Disproved("The bundle needs both \"inclusion\" and \"checkpoint\", or neither.");
        }
        return new ReceiptBundle(bundle);
    }

    /** The receipt as signed. What stands beside the signature must say the same, for that is what people read. */
    public JsonNode verifySignature(SigningKeys keys) {
        JsonNode signed = SignedReceipt.parse(bundle.path("jws").textValue()).open(keys);
        if (!signed.equals(bundle.path("receipt"))) {
            throw new Disproved("The receipt beside the signature is not the one that was signed.");
        }
        return signed;
    }

    public boolean hasProof() {
        return present(bundle, "inclusion");
    }

    /** Returns the checkpoint and the proof that the receipt's entry is under it. */
    public Optional<ProofAnswers.Inclusion> verifyProof(VerifierKey key) {
        if (!hasProof()) {
            return Optional.empty();
        }
        if (!bundle.path("checkpoint").isTextual()) {
            throw new Disproved("The bundle's \"checkpoint\" must be the signed note as text.");
        }
        byte[] note = bundle.path("checkpoint").textValue().getBytes(StandardCharsets.UTF_8);
        Checkpoint checkpoint = Checkpoint.open(note, key);
        ProofAnswers.Inclusion answer = ProofAnswers.inclusion(bundle.path("inclusion"));
        if (answer.proof().size() != checkpoint.size() || !answer.root().equals(checkpoint.root())) {
            throw new Disproved("The inclusion proof is not for the checkpoint beside it.");
        }
        answer.proof().verify(answer.leafHash(), checkpoint.root());
        return Optional.of(answer);
    }

    private static boolean present(JsonNode json, String member) {
        return json.hasNonNull(member);
    }

    private static void mustOnlyHave(JsonNode json, Set<String> members) {
        json.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw new Disproved("The bundle has a member that does not belong there, or a misspelt one.");
            }
        });
    }
}
