package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.recipient.Recipient;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a recipient may be told what its purpose allows (promise P3.1). How it is related to us plays no part: a relation is no
 * basis. Nothing but a function of what it is given.
 */
final class DisclosureRules {

    private DisclosureRules() {}

    /**
     * @param recipient as the register has it; null if it has not
     * @param terms the version under whose terms the person's purpose is judged
     * @return null if nothing speaks against it
     */
    static @Nullable Reason against(
            String id, @Nullable Recipient recipient, Policy terms, Purpose purpose, Instant now) {
        var named = terms.recipient(id);
        // Nothing leaves the mainland, whatever else is in order (PIPL 36, 40, 41).
        if (named.filter(known -> !known.place().equals(Recipient.MAINLAND)).isPresent()
                || recipient != null && !recipient.place().equals(Recipient.MAINLAND)) {
            return Reason.OUTSIDE_RESIDENCY;
        }
        if (recipient == null || !recipient.handles(purpose.id())) {
            return Reason.RECIPIENT_UNKNOWN;
        }
        if (!recipient.isBound(now)) {
            return Reason.AGREEMENT_EXPIRED;
        }
        // PIPL 55: before entrusting, before providing to other handlers, and for sensitive data whoever receives them.
        var sensitive = !Objects.requireNonNull(purpose.sensitive()).isEmpty();
        if ((recipient.role() != Role.JOINT || sensitive) && !recipient.isAssessed(now)) {
            return Reason.ASSESSMENT_MISSING;
        }
        return recipient.role() == Role.ENTRUSTED || hasBasis(recipient, named, purpose)
                ? null
                : Reason.SEPARATE_CONSENT_REQUIRED;
    }

    /**
     * Somebody who decides about the data needs the person's separate consent, which knew name, contact, purpose, method and kinds
     * (PIPL 23), or another basis with its document (PIPL 13(1)(2)–(7)). Somebody entrusted acts for us, on the contract (PIPL 21).
     */
    private static boolean hasBasis(Recipient recipient, Optional<PolicyDocument.Recipient> named, Purpose purpose) {
        if (recipient.hasBasisFor(purpose.id())) {
            return true;
        }
        return purpose.needsConsent()
                && purpose.separate()
                && Objects.requireNonNull(purpose.recipients()).contains(recipient.id())
                && named.filter(known -> known.contact() != null && known.method() != null)
                        .isPresent();
    }
}
