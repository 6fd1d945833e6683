package cn.xinshou.identity.conduct;

import cn.xinshou.identity.right.Word;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;

/** What somebody may have to bear. None of it touches a right. */
enum SanctionKind implements Word {
    WARNING(false),
    FUNCTION_SUSPENDED(true),
    ACCOUNT_SUSPENDED(true),

    /** Handed to an authority, as the law demands. */
    REFERRED(false);

    private final boolean lasting;

    SanctionKind(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether it lasts, and therefore has to end. */
    boolean isLasting() {
        return lasting;
    }

    @JsonCreator
    static SanctionKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such kind of sanction"));
    }
}
