package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.purpose.PurposeKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of what is collected: a data item for a purpose (PIPL 17, 30; 条例 21).
 *
 * @param version whose terms these are
 * @param necessity why the item, being sensitive, is needed and what that means
 * @param keep the retention for programs: ISO 8601, and from when
 * @param standing where the person stands; only on a person's own list
 */
record Collected(
        String item,
        String name,
        boolean sensitive,
        @Nullable String necessity,
        String purpose,
        String purposeName,
        PurposeKind kind,
        LawfulBasis lawfulBasis,
        String article,
        boolean separate,
        @Nullable String method,
        String retention,
        @Nullable Keep keep,
        String version,
        String clause,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Standpoint standing) {

    record Keep(String period, String from) {}

    static List<Collected> of(Purpose purpose, Policy policy, Language language, @Nullable Standpoint standing) {
        var sensitive = Objects.requireNonNull(purpose.sensitive());
        var keep = purpose.keep();
        return purpose.items().stream()
                .sorted()
                .map(item -> new Collected(
                        item,
                        policy.document().itemName(item, language),
                        sensitive.contains(item),
                        sensitive.contains(item) ? in(purpose.necessity(), language) : null,
                        purpose.id(),
                        purpose.name().in(language),
                        purpose.kind(),
                        purpose.lawfulBasis(),
                        purpose.lawfulBasis().article(),
                        purpose.separate(),
                        in(purpose.method(), language),
                        purpose.retention().in(language),
                        keep == null ? null : new Keep(keep.period().toString(), keep.from()),
                        policy.version(),
                        purpose.clause(),
                        standing))
                .toList();
    }

    private static @Nullable String in(@Nullable Words words, Language language) {
        return words == null ? null : words.in(language);
    }
}
