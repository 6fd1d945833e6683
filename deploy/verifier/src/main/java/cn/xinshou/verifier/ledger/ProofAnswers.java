package cn.xinshou.verifier.ledger;

import cn.xinshou.verifier.tree.ConsistencyProof;
import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.tree.InclusionProof;
import cn.xinshou.verifier.verdict.Disproved;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The ledger's own proofs as JSON. Their roots are only claims: callers hold them to checkpoints they have opened themselves. */
public final class ProofAnswers {

    /** No tree whose size fits a long needs more. */
    private static final int MAX_PATH = 128;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** {@code {index, size, leafHash, rootHash, proof: […]}}. */
    public record Inclusion(InclusionProof proof, Hash leafHash, Hash root) {}

    /** {@code {from, to, fromRoot, toRoot, proof: […]}}. */
    public record Consistency(ConsistencyProof proof, Hash fromRoot, Hash toRoot) {}

    private ProofAnswers() {}

    public static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException noJson) {
            throw new Disproved("This is not JSON.");
        } catch (IOException fromMemory) {
            throw new AssertionError(fromMemory);
        }
    }

    public static Inclusion inclusion(JsonNode json) {
        return new Inclusion(
                new InclusionProof(number(json, "index"), number(json, "size"), path(json)),
                hash(json, "leafHash"),
                hash(json, "rootHash"));
    }

    public static Consistency consistency(JsonNode json) {
        return new Consistency(
                new ConsistencyProof(number(json, "from"), number(json, "to"), path(json)),
                hash(json, "fromRoot"),
                hash(json, "toRoot"));
    }

    private static List<Hash> path(JsonNode json) {
        JsonNode proof = json.path("proof");
        if (!proof.isArray() || proof.size() > MAX_PATH) {
            throw new Disproved("The proof's \"proof\" must be a list of at most " + MAX_PATH + " hashes.");
        }
        List<Hash> path = new ArrayList<>();
        for (JsonNode hash : proof) {
            path.add(Hash.ofBase64(text(hash, "proof")));
        }
        return path;
    }

    private static Hash hash(JsonNode json, String field) {
        return Hash.ofBase64(text(json.path(field), field));
    }

    private static String text(JsonNode value, String field) {
        if (!value.isTextual()) {
            throw new Disproved("The proof's \"" + field + "\" must be text in base64.");
        }
        return value.textValue();
    }

    private static long number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new Disproved("The proof's \"" + field + "\" must be a whole number from 0 on.");
        }
        return value.longValue();
    }
}
