package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.decision.DecideDisclosure;
import cn.xinshou.consent.decision.DisclosureLog;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.recipient.Register;
import cn.xinshou.consent.recipient.SharingBasis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Keeps a disclosure that was asked for as a question of the decision protocol, as any other: seen by the person, called back at the end. */
@ApplicationScoped
class KeepAllowed implements DisclosureLog {

    private final Disclosures disclosures;
    private final Register register;
    private final Policies policies;
    private final TellDecision tell;
    private final Clock clock;

    KeepAllowed(Disclosures disclosures, Register register, Policies policies, TellDecision tell, Clock clock) {
        this.disclosures = disclosures;
        this.register = register;
        this.policies = policies;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void hold(UUID subject) throws SQLException {
        disclosures.hold(List.of(subject));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public UUID keep(
            String recipient, String purpose, List<String> asked, DecideDisclosure.Answer answer, String caller)
            throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var registered = register.findNow(recipient).orElseThrow();
        var disclosure = new Disclosure(
                UUID.randomUUID(),
                recipient,
                registered.version(),
                purpose,
                basis(purpose, answer.policyVersion()),
                asked,
                Disclosure.State.DECIDED,
                null,
                caller,
                now,
                null,
                null,
                List.of(Disclosure.Decided.of(answer, now)));
        disclosures.add(disclosure);
        tell.tell(disclosure, now);
        return disclosure.id();
    }

    /** The protocol has no word for it, so it is what the policy says. A purpose that the governing version does not state any more was agreed to. */
    private SharingBasis basis(String purpose, String version) {
        return policies.find(version)
                .flatMap(policy -> policy.purpose(purpose))
                .map(Purpose::lawfulBasis)
                .map(KeepAllowed::basis)
                .orElse(SharingBasis.CONSENT);
    }

    private static SharingBasis basis(LawfulBasis basis) {
        return switch (basis) {
            case CONSENT -> SharingBasis.CONSENT;
            case CONTRACT -> SharingBasis.CONTRACT;
            case LEGAL_DUTY -> SharingBasis.LEGAL_DUTY;
            case EMERGENCY -> SharingBasis.EMERGENCY;
            case PUBLIC_INTEREST -> SharingBasis.PUBLIC_INTEREST_NEWS;
            case LAWFULLY_PUBLIC -> SharingBasis.LAWFULLY_PUBLIC;
            case OTHER_LAW -> SharingBasis.OTHER_LAW;
        };
    }
}
