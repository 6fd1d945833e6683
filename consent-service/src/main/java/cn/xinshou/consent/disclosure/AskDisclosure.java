package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.decision.DecideDisclosure;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.PolicyDocument.Relation;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.consent.recipient.Recipient;
import cn.xinshou.consent.recipient.Register;
import cn.xinshou.consent.recipient.Registered;
import cn.xinshou.consent.recipient.SharingBasis;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody wants to tell a recipient something about people: decided per person, or laid before a human. */
@ApplicationScoped
class AskDisclosure {

    /** What is asked for. */
    record Wish(
            String recipient,
            String purpose,
            List<String> items,
            List<UUID> subjects,
            SharingBasis basis,
            @Nullable Evidence evidence,
            @Nullable Instant sealedUntil) {}

    private final Register register;
    private final DecideDisclosure decide;
    private final Policies policies;
    private final Disclosures disclosures;
    private final TellDecision tell;
    private final Clock clock;

    AskDisclosure(
            Register register,
            DecideDisclosure decide,
            Policies policies,
            Disclosures disclosures,
            TellDecision tell,
            Clock clock) {
        this.register = register;
        this.decide = decide;
        this.policies = policies;
        this.disclosures = disclosures;
        this.tell = tell;
        this.clock = clock;
    }

    @Transactional
    public Disclosure ask(Wish wish, String caller) throws SQLException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var registered = register.findNow(wish.recipient()).orElse(null);
        // A withdrawal is either seen here or sees this disclosure: both hold the person's row.
        disclosures.hold(wish.subjects());
        var decisions = decide(wish, registered == null ? null : registered.recipient(), now);
        var disclosure = disclosure(wish, registered, caller, now, decisions);
        disclosures.add(disclosure);
        tell.tell(disclosure, now);
        return disclosure;
    }

    private List<Disclosure.Decided> decide(Wish wish, @Nullable Recipient recipient, Instant now) {
        if (wish.basis() == SharingBasis.CONSENT
                || recipient != null && recipient.role() == Role.ENTRUSTED
                || recipient != null
                        && recipient.relation() != Relation.AUTHORITY
                        && recipient.hasBasisFor(wish.purpose())) {
            return wish.subjects().stream()
                    .map(subject -> byMachine(wish, subject, now))
                    .toList();
        }
        var evidence = wish.evidence();
        if (evidence == null) {
            throw Problem.of(
                            CommonProblem.INVALID_REQUEST,
                            "Without the person's consent a document is needed; a privacy officer will look at it.")
                    .field("evidence", "is required for this basis");
        }
        if (recipient == null) {
            return all(wish, "recipient-unknown", "P3.1", now);
        }
        if (evidence.isForeign()) {
            return all(wish, "outside-residency", "P6.1", now);
        }
        if (recipient.hasEnded(now) || recipient.relation() != Relation.AUTHORITY && !recipient.isBound(now)) {
            return all(wish, "agreement-expired", "P3.1", now);
        }
        if (recipient.relation() != Relation.AUTHORITY && !recipient.isAssessed(now)) {
            return all(wish, "assessment-missing", "P3.1", now);
        }
        if (recipient.relation() != Relation.AUTHORITY && !recipient.handles(wish.purpose())) {
            return all(wish, "recipient-unknown", "P3.1", now);
        }
        return byHuman(wish, recipient, now);
    }

    private Disclosure.Decided byMachine(Wish wish, UUID subject, Instant now) {
        return Disclosure.Decided.of(decide.decide(subject, wish.purpose(), wish.recipient(), wish.items()), now);
    }

    /**
     * Nothing but what the policy says is held can be told, whoever orders it; and to anybody but an authority nothing but what the register
     * has for them, whatever document there is.
     */
    private List<Disclosure.Decided> byHuman(Wish wish, Recipient recipient, Instant now) {
        var policy = policies.current();
        var held = wish.items().stream().filter(policy::names).toList();
        if (held.isEmpty()) {
            return all(wish, "outside-policy", "P1.1", now);
        }
        var items = recipient.relation() == Relation.AUTHORITY
                ? held
                : held.stream().filter(recipient::mayReceive).toList();
        if (items.isEmpty()) {
            return all(wish, "item-not-allowed", "P3.1", now);
        }
        var refused = wish.items().stream()
                .filter(item -> !items.contains(item))
                .map(item -> held.contains(item)
                        ? new Disclosure.Refused(item, "item-not-allowed", "P3.1")
                        : new Disclosure.Refused(item, "outside-policy", "P1.1"))
                .toList();
        return wish.subjects().stream()
                .map(subject -> new Disclosure.Decided(
                        subject,
                        false,
                        Disclosure.Outcome.PENDING,
                        "pending-review",
                        null,
                        items,
                        refused.stream().map(Disclosure.Refused::item).toList(),
                        refused,
                        policy.version(),
                        "0",
                        now))
                .toList();
    }

    private List<Disclosure.Decided> all(Wish wish, String reason, String promise, Instant now) {
        var version = policies.current().version();
        return wish.subjects().stream()
                .map(subject -> new Disclosure.Decided(
                        subject,
                        false,
                        Disclosure.Outcome.REFUSED,
                        reason,
                        promise,
                        List.of(),
                        wish.items(),
                        Disclosure.Refused.each(wish.items(), reason, promise),
                        version,
                        "0",
                        now))
                .toList();
    }

    private static Disclosure disclosure(
            Wish wish,
            @Nullable Registered registered,
            String caller,
            Instant now,
            List<Disclosure.Decided> decisions) {
        var pending = decisions.getFirst().state() == Disclosure.Outcome.PENDING;
        return new Disclosure(
                UUID.randomUUID(),
                wish.recipient(),
                registered == null ? null : registered.version(),
                wish.purpose(),
                wish.basis(),
                wish.items(),
                pending ? Disclosure.State.PENDING_REVIEW : Disclosure.State.DECIDED,
                wish.evidence(),
                caller,
                now,
                null,
                pending ? wish.sealedUntil() : null,
                decisions);
    }
}
