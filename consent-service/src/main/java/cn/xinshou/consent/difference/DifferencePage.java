package cn.xinshou.consent.difference;

import cn.xinshou.consent.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A difference as a page for people. */
@CheckedTemplate(basePath = "DifferencePage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class DifferencePage {

    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    static native TemplateInstance zh(DifferenceView difference, String since);

    static native TemplateInstance en(DifferenceView difference, String since);

    private DifferencePage() {}

    static TemplateInstance of(PolicyDifference difference, Unseen unseen, Language language) {
        var view = DifferenceView.of(difference, unseen, language);
        var since = IN_CHINA.format(view.to().effectiveFrom());
        return switch (language) {
            case ZH -> zh(view, since);
            case EN -> en(view, since);
        };
    }
}
