package cn.xinshou.identity.request.answer;

import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.Ground;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as an officer states it (promise P5.5, PIPL 50).
 *
 * @param reason in words, for the person
 * @param directRelation for grounds 1 to 3: in what way the request is directly related to what the ground protects
 * @param evidence for ground 4: what sufficiently shows malice or abuse
 * @param evidenceDigest SHA-256 of a document with the evidence
 * @param harmTo for ground 5: whom it would harm, the person or others
 * @param answeredAllTheSame what was answered, with the rest redacted; for grounds 4 to 6
 */
record Refusal(
        @NotNull Ground ground,
        @NotNull @ValidText(max = 8_000) String reason,
        @ValidText(max = 4_000) @Nullable String directRelation,
        @ValidText(max = 8_000) @Nullable String evidence,

        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hexadecimal") @Nullable
        String evidenceDigest,

        @Nullable HarmTo harmTo,
        @ValidText(max = 8_000) @Nullable String answeredAllTheSame) {

    /** @throws Problem naming everything that the ground needs and that is missing */
    void requireWhatItsGroundNeeds() {
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "This ground needs more than reasons.");
        if (ground.isOfDirectRelation() && directRelation == null) {
            problem.field("directRelation", "is required: the request itself has to be directly related");
        }
        if (ground == Ground.MALICE_OR_ABUSE && evidence == null && evidenceDigest == null) {
            problem.field("evidence", "is required: malice or abuse needs sufficient evidence");
        }
        if (ground == Ground.SERIOUS_HARM && harmTo == null) {
            problem.field("harmTo", "is required: person or others");
        }
        if (ground.needsReview() && answeredAllTheSame == null) {
            problem.field("answeredAllTheSame", "is required: redact what has to be and answer the rest");
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    /** What stands behind it besides its reasons. */
    ObjectNode besides() {
        var words = JsonNodeFactory.instance.objectNode();
        put(words, "directRelation", directRelation);
        put(words, "evidence", evidence);
        put(words, "evidenceDigest", evidenceDigest);
        put(words, "harmTo", harmTo == null ? null : harmTo.word());
        put(words, "answeredAllTheSame", answeredAllTheSame);
        return words;
    }

    private static void put(ObjectNode words, String name, @Nullable String value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "Refusal[" + ground + "]";
    }
}
