package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All versions as a page for people, the newest first (promise P7.3). */
@CheckedTemplate(basePath = "ArchivePage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ArchivePage {

    record Line(
            String version,
            String title,
            String status,
            String since,
            @Nullable String previous,
            String digest) {}

    static native TemplateInstance zh(List<Line> entries);

    static native TemplateInstance en(List<Line> entries);

    private ArchivePage() {}

    static TemplateInstance of(List<Policy> all, Policy current, Language language) {
        var lines = all.reversed().stream()
                .map(policy -> new Line(
                        policy.version(),
                        policy.document().title().in(language),
                        PolicyStatus.of(policy, current).word(),
                        PolicyPage.since(policy.effectiveFrom()),
                        PolicyPage.previous(policy, all),
                        policy.text(language).digest()))
                .toList();
        return switch (language) {
            case ZH -> zh(lines);
            case EN -> en(lines);
        };
    }
}
