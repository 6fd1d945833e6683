package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.purpose.PurposeKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A policy version as published, in one language.
 *
 * @param digest hex SHA-256 of {@code text} in UTF-8
 */
record PolicyView(
        String version,
        String language,
        String title,
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
        List<PolicyText.Section> sections,
        String text) {

    record ContactView(
            String controller, String officer, String address, String email, String phone, String complaints) {}

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
            String clause) {}

    record RecipientView(String id, String name, PolicyDocument.Role role, String place, String clause) {}

    record RightView(String id, String name, String clause) {}

    record CookieView(String name, String purpose, boolean necessary, String content, String lifetime) {}

    static PolicyView of(Policy policy, Language language, PolicyStatus status) {
        var document = policy.document();
        var text = policy.text(language);
        var contact = document.contact();
        return new PolicyView(
                policy.version(),
                language.tag(),
                document.title().in(language),
                policy.effectiveFrom(),
                status.word(),
                text.digest(),
                digests(policy),
                new ContactView(
                        contact.controller().in(language),
                        contact.officer().in(language),
                        contact.address().in(language),
                        contact.email(),
                        contact.phone(),
                        contact.complaints()),
                document.storage().region(),
                document.purposes().stream()
                        .map(purpose -> purpose(purpose, language))
                        .toList(),
                document.recipients().stream()
                        .map(r -> new RecipientView(r.id(), r.name().in(language), r.role(), r.place(), r.clause()))
                        .toList(),
                document.rights().stream()
                        .map(right -> new RightView(right.id(), right.name().in(language), right.clause()))
                        .toList(),
                document.cookies().stream()
                        .map(c -> new CookieView(
                                c.name(),
                                c.purpose(),
                                c.necessary(),
                                c.content().in(language),
                                c.lifetime().in(language)))
                        .toList(),
                text.sections(),
                text.content());
    }

    static Map<String, String> digests(Policy policy) {
        var digests = new TreeMap<String, String>();
        Arrays.stream(Language.values())
                .forEach(language ->
                        digests.put(language.tag(), policy.text(language).digest()));
        return digests;
    }

    private static PurposeView purpose(Purpose purpose, Language language) {
        var lasts = purpose.consentLasts();
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
                purpose.clause());
    }

    private static List<String> sorted(@Nullable Iterable<String> words) {
        var sorted = new TreeSet<String>();
        if (words != null) {
            words.forEach(sorted::add);
        }
        return List.copyOf(sorted);
    }
}
