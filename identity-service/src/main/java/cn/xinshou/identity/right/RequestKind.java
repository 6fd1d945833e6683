package cn.xinshou.identity.right;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What a person can ask for (PIPL 44 to 50; 个人权利请求). */
public enum RequestKind implements Word {
    ACCESS,
    CORRECTION,
    COPY,
    TRANSFER,
    DELETION,
    RESTRICTION,
    EXPLANATION,
    CLOSE_ACCOUNT,
    WITHDRAW_ALL;

    /** Whether the answer is a package that the system can prepare: nobody has to decide whether people may see their own data. */
    public boolean isAnsweredByPackage() {
        return this == ACCESS || this == COPY;
    }

    /** Whether the person can fetch something: of a transfer too, which is theirs to hand on where no interface does it. */
    public boolean leavesPackage() {
        return isAnsweredByPackage() || this == TRANSFER;
    }

    @JsonCreator
    public static RequestKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of request"));
    }

    /** As a column holds it. */
    public static class Stored extends StoredWord<RequestKind> {
        Stored() {
            super(RequestKind::of);
        }
    }
}
