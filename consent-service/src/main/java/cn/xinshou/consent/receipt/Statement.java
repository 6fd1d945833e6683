package cn.xinshou.consent.receipt;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt is to say.
 *
 * @param state what the act led to: granted, refused, withdrawn, expired
 * @param policy the version on whose text the person decided
 * @param guardian who decided for a child, as an opaque reference
 */
public record Statement(
        UUID id,
        UUID subject,
        Policy policy,
        Purpose purpose,
        String state,
        Language language,
        String textDigest,
        String surface,
        boolean separate,
        @Nullable String guardian,
        Instant at,
        @Nullable Instant expires,
        long revision) {

    /** In the language of the text that it cites: a consent can be withdrawn in another one than it was given in. */
    Statement inLanguageOfText() {
        var read = Arrays.stream(Language.values())
                .filter(one -> textDigest.equals(policy.digests().get(one.tag())))
                .findFirst()
                .orElse(language);
        return new Statement(
                id,
                subject,
                policy,
                purpose,
                state,
                read,
                textDigest,
                surface,
                separate,
                guardian,
                at,
                expires,
                revision);
    }
}
