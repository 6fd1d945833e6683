package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.purpose.PurposeKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy version as published, in one language.
 *
 * @param items what each data item is called
 * @param digest hex SHA-256 of {@code text} in UTF-8
 */
record PolicyView(
        String version,
        String language,
        String title,
        @Nullable String scope,
        Instant effectiveFrom,
        String status,
        String digest,
        Map<String, String> digests,
        ContactView contact,
        String storage,
        List<PurposeView> purposes,
        List<RecipientView> recipients,
        List<RightView> rights,
        List<CookieView> cookies,
        Map<String, String> items,
        List<PolicyText.Section> sections,
        String text) {

    record ContactView(
            String controller,
            String officer,
            String address,
            String email,
            String phone,
            String complaints,
            @Nullable String department) {}

    record PurposeView(
            String id,
            String name,
            PurposeKind kind,
            LawfulBasis lawfulBasis,
            String article,
            List<String> items,
            List<String> sensitive,
            boolean separate,
            String retention,
            @Nullable String consentLasts,
            List<String> recipients,
            String clause,
            @Nullable String method,
            @Nullable KeepView keep,
            boolean device,
            boolean publishes,
            @Nullable String necessity) {}

    /** @param period ISO 8601 */
    record KeepView(String period, String from) {}

    record RecipientView(
            String id,
            String name,
            PolicyDocument.Role role,
            String place,
            String clause,
            PolicyDocument.@Nullable Relation relation,
            @Nullable String contact,
            @Nullable String method) {}

    record RightView(
            String id, String name, String clause, @Nullable String how) {}

    record CookieView(String name, String purpose, boolean necessary, String content, String lifetime) {}

    static PolicyView of(Policy policy, Language language, PolicyStatus status) {
        var document = policy.document();
        var text = policy.text(language);
        var contact = document.contact();
        return new PolicyView(
                policy.version(),
                language.tag(),
                document.title().in(language),
                in(document.scope(), language),
                policy.effectiveFrom(),
                status.word(),
                text.digest(),
                policy.digests(),
                new ContactView(
                        contact.controller().in(language),
                        contact.officer().in(language),
                        contact.address().in(language),
                        contact.email(),
                        contact.phone(),
                        contact.complaints(),
                        in(contact.department(), language)),
                document.storage().region(),
                document.purposes().stream()
                        .map(purpose -> purpose(purpose, language))
                        .toList(),
                document.recipients().stream()
                        .map(recipient -> recipient(recipient, language))
                        .toList(),
                document.rights().stream()
                        .map(right -> new RightView(
                                right.id(), right.name().in(language), right.clause(), in(right.how(), language)))
                        .toList(),
                document.cookies().stream()
                        .map(c -> new CookieView(
                                c.name(),
                                c.purpose(),
                                c.necessary(),
                                c.content().in(language),
                                c.lifetime().in(language)))
                        .toList(),
                items(document, language),
                text.sections(),
                text.content());
    }

    private static PurposeView purpose(Purpose purpose, Language language) {
        var lasts = purpose.consentLasts();
        var keep = purpose.keep();
        return new PurposeView(
                purpose.id(),
                purpose.name().in(language),
                purpose.kind(),
                purpose.lawfulBasis(),
                purpose.lawfulBasis().article(),
                sorted(purpose.items()),
                sorted(purpose.sensitive()),
                purpose.separate(),
                purpose.retention().in(language),
                lasts == null ? null : lasts.toString(),
                sorted(purpose.recipients()),
                purpose.clause(),
                in(purpose.method(), language),
                keep == null ? null : new KeepView(keep.period().toString(), keep.from()),
                purpose.device(),
                purpose.publishes(),
                in(purpose.necessity(), language));
    }

    private static RecipientView recipient(PolicyDocument.Recipient recipient, Language language) {
        return new RecipientView(
                recipient.id(),
                recipient.name().in(language),
                recipient.role(),
                recipient.place(),
                recipient.clause(),
                recipient.relation(),
                in(recipient.contact(), language),
                in(recipient.method(), language));
    }

    private static Map<String, String> items(PolicyDocument document, Language language) {
        var names = new TreeMap<String, String>();
        document.purposes().stream()
                .flatMap(purpose -> purpose.items().stream())
                .forEach(item -> names.put(item, document.itemName(item, language)));
        return names;
    }

    private static @Nullable String in(@Nullable Words words, Language language) {
        return words == null ? null : words.in(language);
    }

    private static List<String> sorted(@Nullable Iterable<String> words) {
        var sorted = new TreeSet<String>();
        if (words != null) {
            words.forEach(sorted::add);
        }
        return List.copyOf(sorted);
    }
}
