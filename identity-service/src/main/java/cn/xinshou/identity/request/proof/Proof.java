package cn.xinshou.identity.request.proof;

import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What shows who asked, and how much each shows. What hands data out or destroys it needs more than what a person decides about or what only
 * limits a use.
 */
public enum Proof implements Word {
    /** A token of a sign-in that is not fresh: a phone left on a table has one too. */
    SIGN_IN(1),
    /** Whoever reads the mailbox on file. */
    MAIL_CODE(2),
    /** At least two supporting items (promise P1.4). */
    ITEMS(2),
    /** A fresh sign-in. */
    SESSION(3),
    /** An officer looked. */
    MANUAL(3);

    private static final Set<RequestKind> HAND_OUT_OR_DESTROY = EnumSet.of(
            RequestKind.ACCESS,
            RequestKind.COPY,
            RequestKind.TRANSFER,
            RequestKind.DELETION,
            RequestKind.CLOSE_ACCOUNT);

    private static final int MUCH = 3;
    private static final int LITTLE = 2;

    private final int weight;

    Proof(int weight) {
        this.weight = weight;
    }

    static boolean suffice(Collection<Proof> proofs, RequestKind kind) {
        return EnumSet.copyOf(proofs).stream().mapToInt(proof -> proof.weight).sum()
                >= (HAND_OUT_OR_DESTROY.contains(kind) ? MUCH : LITTLE);
    }

    @JsonCreator
    static Proof of(String word) {
        return Arrays.stream(values())
                .filter(proof -> proof.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such proof"));
    }
}
