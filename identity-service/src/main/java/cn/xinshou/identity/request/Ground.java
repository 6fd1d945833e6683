package cn.xinshou.identity.request;

import cn.xinshou.identity.right.StoredWord;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/**
 * For what reason a request may be refused (promise P5.5): six grounds that the policy numbers, four that are at discretion, and that nobody
 * could tell who asked. The list is closed.
 */
public enum Ground implements Word {
    NATIONAL_SECURITY("1"),
    PUBLIC_INTEREST("2"),
    CRIMINAL_PROCEDURE("3"),
    MALICE_OR_ABUSE("4"),
    SERIOUS_HARM("5"),
    TRADE_SECRET("6"),
    BASELESS_REPETITION("a"),
    DISPROPORTIONATE_MEANS("b"),
    RIGHTS_OF_OTHERS("c"),
    WHOLLY_IMPRACTICAL("d"),
    IDENTITY_NOT_ESTABLISHED("i");

    private final String code;

    Ground(String code) {
        this.code = code;
    }

    /** Grounds 1 to 3 hold only where the request itself is directly related to what they protect. */
    public boolean isOfDirectRelation() {
        return this == NATIONAL_SECURITY || this == PUBLIC_INTEREST || this == CRIMINAL_PROCEDURE;
    }

    /** Grounds 4 to 6 hold after counsel's review, and for what cannot be redacted only. */
    public boolean needsReview() {
        return this == MALICE_OR_ABUSE || this == SERIOUS_HARM || this == TRADE_SECRET;
    }

    /** By word, or by the policy's number. */
    @JsonCreator
    static Ground of(String word) {
        return Arrays.stream(values())
                .filter(ground -> ground.word().equals(word) || ground.code.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such ground"));
    }

    /** As a column holds it. */
    public static class Stored extends StoredWord<Ground> {
        Stored() {
            super(Ground::of);
        }
    }
}
