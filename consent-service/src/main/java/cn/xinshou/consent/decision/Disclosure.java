package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.recipient.Register;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Data are told to registered recipients only, on the papers that the register has, and only the items named there. */
@ApplicationScoped
class Disclosure implements Objection {

    private static final Logger LOG = Logger.getLogger(Disclosure.class);

    private final Register register;

    Disclosure(Register register) {
        this.register = register;
    }

    @Override
    public @Nullable Reason against(Question question, Policy terms, Purpose purpose, long now) {
        if (!question.isDisclosure()) {
            return null;
        }
        var recipient = question.recipient();
        if (recipient == null) {
            return Reason.RECIPIENT_UNKNOWN;
        }
        try {
            var known = register.find(recipient).orElse(null);
            return DisclosureRules.against(recipient, known, terms, purpose, Instant.ofEpochMilli(now));
        } catch (IllegalStateException e) {
            LOG.warnf("A disclosure was denied because the register is away: %s", e.getMessage());
            return Reason.UNAVAILABLE;
        }
    }

    @Override
    public boolean allows(Question question, Policy terms, Purpose purpose, String item) {
        var recipient = question.recipient();
        return !question.isDisclosure()
                || recipient != null
                        && register.find(recipient)
                                .filter(known -> known.mayReceive(item))
                                .isPresent();
    }
}
