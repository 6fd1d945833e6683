package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.ContactInForce;
import cn.xinshou.consent.policy.Policy;
import java.time.Instant;
import java.util.List;

/** Both lists of one version, for everybody. */
record PolicyLists(
        String version,
        String language,
        String status,
        Instant effectiveFrom,
        String digest,
        ContactInForce.Contact contact,
        List<Collected> collected,
        List<Shared> shared) {

    static PolicyLists of(Policy policy, String status, Language language, ContactInForce.Contact contact) {
        var purposes = policy.document().purposes();
        return new PolicyLists(
                policy.version(),
                language.tag(),
                status,
                policy.effectiveFrom(),
                policy.text(language).digest(),
                contact,
                purposes.stream()
                        .flatMap(purpose -> Collected.of(purpose, policy, language, null).stream())
                        .toList(),
                purposes.stream()
                        .flatMap(purpose -> Shared.of(purpose, policy, language).stream())
                        .toList());
    }
}
