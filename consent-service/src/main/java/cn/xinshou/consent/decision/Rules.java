package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows from the policy and from where a person stands. Nothing but a pure function: everything it needs is handed in. */
final class Rules {

    private static final String MAINLAND = "CN-mainland";
    private static final List<String> ACTIONS = List.of("use", "collect", Question.DISCLOSE);

    private Rules() {}

    /**
     * The reason that holds for the purpose as such, before items are looked at.
     *
     * @param mark where the person stands on the purpose; null for somebody nothing is known of
     */
    static Reason purpose(
            Question question, Policy policy, @Nullable Purpose purpose, Row.@Nullable Mark mark, boolean declined) {
        if (purpose == null || !ACTIONS.contains(question.action())) {
            return Reason.OUTSIDE_POLICY;
        }
        var allowed = basis(question, purpose, mark, declined);
        return allowed.yes() && question.isDisclosure() ? disclosure(question, policy, purpose, allowed) : allowed;
    }

    private static Reason basis(Question question, Purpose purpose, Row.@Nullable Mark mark, boolean declined) {
        // A core function does not rest on consent, so it does not matter who the person is (PIPL 13(1)(2), (3)).
        if (!purpose.needsConsent()) {
            return purpose.lawfulBasis() == LawfulBasis.CONTRACT ? Reason.NECESSARY : Reason.LEGAL_BASIS;
        }
        if (mark == null) {
            return Reason.UNKNOWN_PERSON;
        }
        return switch (mark) {
            // A decline stops what needs the declined version; what was concluded on an older one goes on (PIPL 16).
            case GRANTED -> declined ? Reason.POLICY_DECLINED : Reason.GRANTED;
            case GRANTED_EARLIER -> Reason.GRANTED;
            case NOT_ASKED -> declined ? Reason.POLICY_DECLINED : notAsked(question);
            case REFUSED -> Reason.REFUSED;
            case WITHDRAWN -> Reason.WITHDRAWN;
            case EXPIRED -> Reason.EXPIRED;
            case SUPERSEDED -> Reason.POLICY_SUPERSEDED;
        };
    }

    private static Reason notAsked(Question question) {
        var collectedFor = question.collectedFor();
        return collectedFor == null || collectedFor.equals(question.purpose())
                ? Reason.NOT_ASKED
                : Reason.COLLECTED_FOR_OTHER_PURPOSE;
    }

    private static Reason disclosure(Question question, Policy policy, Purpose purpose, Reason allowed) {
        var recipient = question.recipient();
        if (recipient == null || !Objects.requireNonNull(purpose.recipients()).contains(recipient)) {
            return Reason.RECIPIENT_UNKNOWN;
        }
        return policy.recipient(recipient)
                .map(known -> known.place().equals(MAINLAND) ? allowed : Reason.OUTSIDE_RESIDENCY)
                .orElse(Reason.RECIPIENT_UNKNOWN);
    }

    /** The reason why none of the items asked for may be used: no purpose knows it, or only others do. */
    static Reason noItem(List<String> items, Policy policy) {
        return items.stream().anyMatch(policy::names) ? Reason.ITEM_NOT_ALLOWED : Reason.OUTSIDE_POLICY;
    }
}
