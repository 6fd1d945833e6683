package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the question was put, kept as evidence (PIPL 14, 17).
 *
 * @param textDigest SHA-256 of the text that was shown, hex
 * @param surface where it was asked, a token of the platform's own
 * @param separate whether it was asked apart from everything else (单独同意)
 * @param guardian who answered for a child, as an opaque reference
 * @param prompt the leave to ask that this answers, if one was cited
 */
record Asked(
        String policyVersion,
        String textDigest,
        Language language,
        String surface,
        boolean separate,
        @Nullable String guardian,
        @Nullable UUID prompt) {

    /** An answer that cites no prompt. */
    Asked(
            String policyVersion,
            String textDigest,
            Language language,
            String surface,
            boolean separate,
            @Nullable String guardian) {
        this(policyVersion, textDigest, language, surface, separate, guardian, null);
    }
}
