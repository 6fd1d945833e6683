package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/** A policy version as a page for people. */
@CheckedTemplate(basePath = "PolicyPage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class PolicyPage {

    private static final Parser MARKDOWN = Parser.builder().build();
    // What is raw HTML in the text is shown as text: the page runs nothing that an editor wrote. A clause can be linked
    // to by its number.
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Heading && node.getFirstChild() instanceof Text text) {
                    number(text.getLiteral()).ifPresent(id -> attributes.put("id", id));
                }
            })
            .build();
    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** A version that is published and not yet in force. */
    record Upcoming(String version, String since) {}

    /** What is on the page besides the version itself. */
    record Around(
            String since,
            String current,
            @Nullable String previous,
            @Nullable Upcoming upcoming,
            Map<String, String> names,
            Map<String, String> parties,
            String comma,
            RawString body) {

        public String items(List<String> items) {
            return items.stream().map(item -> names.getOrDefault(item, item)).collect(Collectors.joining(comma));
        }

        public String recipients(List<String> recipients) {
            return recipients.isEmpty()
                    ? "—"
                    : recipients.stream()
                            .map(recipient -> parties.getOrDefault(recipient, recipient))
                            .collect(Collectors.joining(comma));
        }
    }

    static native TemplateInstance zh(PolicyView policy, Around page);

    static native TemplateInstance en(PolicyView policy, Around page);

    private PolicyPage() {}

    /** @param all the versions there are, oldest first */
    static TemplateInstance of(Policy policy, Language language, List<Policy> all, Policy current) {
        var view = PolicyView.of(policy, language, PolicyStatus.of(policy, current));
        var page = new Around(
                since(policy.effectiveFrom()),
                current.version(),
                previous(policy, all),
                upcoming(policy, all, current),
                view.items(),
                view.recipients().stream()
                        .collect(Collectors.toMap(PolicyView.RecipientView::id, PolicyView.RecipientView::name)),
                language == Language.ZH ? "、" : ", ",
                new RawString(RENDERER.render(MARKDOWN.parse(view.text()))));
        return switch (language) {
            case ZH -> zh(view, page);
            case EN -> en(view, page);
        };
    }

    static String since(Instant time) {
        return IN_CHINA.format(time);
    }

    /** The version published before this one. */
    static @Nullable String previous(Policy policy, List<Policy> all) {
        return all.stream()
                .filter(other -> other.ordinal() < policy.ordinal())
                .map(Policy::version)
                .reduce((first, second) -> second)
                .orElse(null);
    }

    /** The next version to come, told on the page of the one in force. */
    private static @Nullable Upcoming upcoming(Policy policy, List<Policy> all, Policy current) {
        if (policy.ordinal() != current.ordinal()) {
            return null;
        }
        return all.stream()
                .filter(other -> other.ordinal() > current.ordinal())
                .findFirst()
                .map(next -> new Upcoming(next.version(), since(next.effectiveFrom())))
                .orElse(null);
    }

    private static Optional<String> number(String heading) {
        var space = heading.indexOf(' ');
        var first = space < 0 ? heading : heading.substring(0, space);
        return PolicyText.isNumber(first) ? Optional.of(first) : Optional.empty();
    }
}
