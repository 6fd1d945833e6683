package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Data are told to those only whom the terms of the purpose name, and to nobody outside the mainland (PIPL 23, 40). */
@ApplicationScoped
class Disclosure implements Objection {

    private static final String MAINLAND = "CN-mainland";

    @Override
    public @Nullable Reason against(Question question, Policy terms, Purpose purpose, long now) {
        if (!question.isDisclosure()) {
            return null;
        }
        var recipient = question.recipient();
        if (recipient == null || !Objects.requireNonNull(purpose.recipients()).contains(recipient)) {
            return Reason.RECIPIENT_UNKNOWN;
        }
        return terms.recipient(recipient)
                .map(known -> known.place().equals(MAINLAND) ? null : Reason.OUTSIDE_RESIDENCY)
                .orElse(null);
    }
}
