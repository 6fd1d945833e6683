package cn.xinshou.consent.recipient;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A privacy officer puts somebody into the register, or changes what it says. */
@ApplicationScoped
class WriteRecipient {

    private final RecipientRules rules;
    private final Recipients recipients;
    private final Journal journal;
    private final Event<Registered> changes;
    private final Clock clock;

    WriteRecipient(
            RecipientRules rules, Recipients recipients, Journal journal, Event<Registered> changes, Clock clock) {
        this.rules = rules;
        this.recipients = recipients;
        this.journal = journal;
        this.changes = changes;
        this.clock = clock;
    }

    /** Registers somebody new, or completes an entry that so far only the policy has made. */
    @Transactional
    public Registered register(Recipient recipient, String officer) throws SQLException {
        rules.check(recipient);
        var first = next(recipient, 1, officer);
        if (recipients.add(first)) {
            return tell(first);
        }
        var present = recipients.lock(recipient.id()).orElseThrow();
        if (!present.changedBy().equals(Registered.POLICY)
                || present.recipient().agreement() != null) {
            throw Problem.of(CommonProblem.CONFLICT, "Read /recipients/" + recipient.id() + " and change that.")
                    .field("id", "is registered already");
        }
        return replace(next(recipient, present.version() + 1, officer));
    }

    @Transactional
    public Registered change(String id, Recipient recipient, @Nullable String ifMatch, String officer)
            throws SQLException {
        var present = recipients.lock(id).orElseThrow(RecipientRules::unknown);
        IfMatch.require(ifMatch, present.version());
        rules.check(recipient);
        if (!recipient.id().equals(id)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "An id stays what it is; register another recipient.")
                    .field("id", "must be " + id);
        }
        return recipient.equals(present.recipient())
                ? present
                : replace(next(recipient, present.version() + 1, officer));
    }

    private Registered replace(Registered next) throws SQLException {
        recipients.replace(next);
        return tell(next);
    }

    private Registered tell(Registered now) {
        journal.append(RecipientEvent.Changed.of(now));
        changes.fire(now);
        return now;
    }

    private Registered next(Recipient recipient, long version, String officer) {
        return new Registered(recipient, version, clock.instant().truncatedTo(ChronoUnit.MICROS), officer);
    }

    /** The kind of problem for data that would leave the mainland. */
    static Problem outside(String field) {
        return Problem.of(
                        ConsentProblem.OUTSIDE_RESIDENCY,
                        "Personal information stays in mainland China; Hong Kong, Macao and Taiwan count as outside here.")
                .field(field, "must be " + Recipient.MAINLAND)
                .with("promise", "P6.1");
    }
}
