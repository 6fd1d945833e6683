package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument.Recipient;
import cn.xinshou.consent.policy.PolicyDocument.Relation;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of what is shared: a recipient for a purpose (PIPL 23; 条例 21).
 *
 * @param items ids of the data items, {@code names} what they are called, in the same order
 */
record Shared(
        String recipient,
        String recipientName,
        @Nullable Relation relation,
        Role role,
        @Nullable String contact,
        String purpose,
        String purposeName,
        List<String> items,
        List<String> names,
        @Nullable String method,
        String place,
        String version,
        String clause) {

    static List<Shared> of(Purpose purpose, Policy policy, Language language) {
        return Objects.requireNonNull(purpose.recipients()).stream()
                .sorted()
                .flatMap(recipient -> policy.recipient(recipient).stream())
                .map(recipient -> of(recipient, purpose, policy, language))
                .toList();
    }

    private static Shared of(Recipient recipient, Purpose purpose, Policy policy, Language language) {
        var items = purpose.items().stream().sorted().toList();
        return new Shared(
                recipient.id(),
                recipient.name().in(language),
                recipient.relation(),
                recipient.role(),
                in(recipient.contact(), language),
                purpose.id(),
                purpose.name().in(language),
                items,
                items.stream()
                        .map(item -> policy.document().itemName(item, language))
                        .toList(),
                in(recipient.method(), language),
                recipient.place(),
                policy.version(),
                recipient.clause());
    }

    private static @Nullable String in(@Nullable Words words, Language language) {
        return words == null ? null : words.in(language);
    }
}
