package cn.xinshou.consent.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody asks whether to tell a recipient something: a yes is a disclosure, and leaves the record of one. */
@ApplicationScoped
class AllowDisclosure {

    /** @param disclosure the record of a yes */
    record Allowed(Decision decision, @Nullable UUID disclosure) {}

    private final Decide decide;
    private final DisclosureLog log;

    AllowDisclosure(Decide decide, DisclosureLog log) {
        this.decide = decide;
        this.log = log;
    }

    /** As the database has it now: a withdrawal is either seen here or sees this disclosure, since both hold the person's row. */
    @Transactional(rollbackOn = SQLException.class)
    public Allowed allow(Question question, String caller) throws SQLException {
        log.hold(question.subject());
        var decision = decide.decide(question.strongly());
        if (!decision.yes()) {
            return new Allowed(decision, null);
        }
        // Nobody is told anything without being named.
        var recipient = Objects.requireNonNull(question.recipient());
        var answer = DecideDisclosure.Answer.of(question, decision);
        return new Allowed(decision, log.keep(recipient, question.purpose(), question.items(), answer, caller));
    }
}
