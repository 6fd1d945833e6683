package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers a question: from memory, from the database where memory does not do, and with no where neither does. */
@ApplicationScoped
class Decide {

    private static final Logger LOG = Logger.getLogger(Decide.class);

    private enum Known {
        YES,
        NO,
        CANNOT_TELL
    }

    private final Memory memory;
    private final Standings standings;
    private final Encoding encoding;
    private final Policies policies;
    private final Denials denials;
    private final Clock clock;

    Decide(Memory memory, Standings standings, Encoding encoding, Policies policies, Denials denials, Clock clock) {
        this.memory = memory;
        this.standings = standings;
        this.encoding = encoding;
        this.policies = policies;
        this.denials = denials;
        this.clock = clock;
    }

    Decision decide(Question question) {
        var row = encoding.blank();
        var known = know(question, row);
        var policy = known == Known.YES ? governing(row) : policies.current();
        var decision = decide(question, policy, known, known == Known.YES ? row : null);
        if (!decision.yes()) {
            denials.note(question.subject(), question.purpose(), decision.reason());
        }
        return decision;
    }

    private Decision decide(Question question, Policy policy, Known known, @Nullable Row row) {
        var revision = row == null ? 0 : row.revision();
        var reason = reason(question, policy, known, row);
        var items = List.<String>of();
        if (reason.yes() && !question.items().isEmpty()) {
            var allowed = policy.purpose(question.purpose()).orElseThrow().items();
            items = question.items().stream().filter(allowed::contains).toList();
            reason = items.isEmpty() ? Rules.noItem(question.items(), policy) : reason;
        }
        return new Decision(reason, items, policy.version(), revision);
    }

    private Reason reason(Question question, Policy policy, Known known, @Nullable Row row) {
        if (question.atLeastRevision() > 0
                && known != Known.CANNOT_TELL
                && (row == null || row.revision() < question.atLeastRevision())) {
            return Reason.REVISION_NOT_REACHED;
        }
        var purpose = policy.purpose(question.purpose()).orElse(null);
        if (known == Known.CANNOT_TELL && (purpose == null || purpose.needsConsent())) {
            return Reason.UNAVAILABLE;
        }
        var mark = row == null ? null : mark(row, question.purpose());
        return Rules.purpose(question, policy, purpose, mark, row != null && row.declined());
    }

    private Row.Mark mark(Row row, String purpose) {
        var place = encoding.index().of(purpose);
        return place < 0 ? Row.Mark.NOT_ASKED : row.mark(place);
    }

    /** The version that applies to the person: the newest they decided about, or the one before where they declined that. */
    private Policy governing(Row row) {
        var ordinal = row.declined() || row.newest() == 0 ? row.governing() : row.newest();
        return policies.find(ordinal).orElseGet(policies::current);
    }

    private Known know(Question question, Row into) {
        if (question.strong() || !memory.isTrusted()) {
            return ask(question.subject(), into);
        }
        if (!memory.read(question.subject(), into)) {
            return Known.NO;
        }
        return into.mayHaveExpired(clock.instant()) ? ask(question.subject(), into) : Known.YES;
    }

    private Known ask(UUID subject, Row into) {
        try {
            var standing = standings.find(subject);
            standing.ifPresent(found -> {
                encoding.pack(found, into);
                memory.learn(found);
            });
            return standing.filter(found -> found.revision() > 0).isPresent() ? Known.YES : Known.NO;
        } catch (SQLException e) {
            LOG.warnf("A question was denied because the database is away: %s", e.getMessage());
            return Known.CANNOT_TELL;
        }
    }
}
