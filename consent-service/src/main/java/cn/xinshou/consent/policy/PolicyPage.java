package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A policy version as a page for people. */
@CheckedTemplate(basePath = "PolicyPage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class PolicyPage {

    private static final Parser MARKDOWN = Parser.builder().build();
    // What is raw HTML in the text is shown as text: the page runs nothing that an editor wrote.
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    static native TemplateInstance zh(PolicyView policy, String since, RawString body);

    static native TemplateInstance en(PolicyView policy, String since, RawString body);

    private PolicyPage() {}

    static TemplateInstance of(Policy policy, Language language, PolicyStatus status) {
        var view = PolicyView.of(policy, language, status);
        var since = IN_CHINA.format(policy.effectiveFrom());
        var body = new RawString(RENDERER.render(MARKDOWN.parse(view.text())));
        return switch (language) {
            case ZH -> zh(view, since, body);
            case EN -> en(view, since, body);
        };
    }
}
