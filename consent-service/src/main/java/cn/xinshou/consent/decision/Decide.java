package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Answers a question: from memory, from the database where memory does not do, and with no where neither does. */
@ApplicationScoped
class Decide {

    private static final Logger LOG = Logger.getLogger(Decide.class);

    private final Memory memory;
    private final Standings standings;
    private final RulesNow rulesNow;
    private final Policies policies;
    private final Denials denials;
    private final Clock clock;

    Decide(Memory memory, Standings standings, RulesNow rulesNow, Policies policies, Denials denials, Clock clock) {
        this.memory = memory;
        this.standings = standings;
        this.rulesNow = rulesNow;
        this.policies = policies;
        this.denials = denials;
        this.clock = clock;
    }

    Decision decide(Question question) {
        var now = clock.millis();
        var decision = question.strong() ? null : fromMemory(question, now);
        if (decision == null) {
            decision = fromDatabase(question, now);
        }
        if (!decision.yes()) {
            denials.note(question, decision.reason(), rulesNow.rules().versions());
        } else if (!decision.refused().isEmpty()) {
            denials.note(question, decision.refused(), rulesNow.rules().versions());
        }
        return decision;
    }

    /** The no to a disclosure that cannot be written down: what left no record could never be called back. */
    Decision cannotBeKept(Question question) {
        var rules = rulesNow.rules();
        denials.note(question, Reason.UNAVAILABLE, rules.versions());
        return decision(rules, question, null, 0, Reason.UNAVAILABLE, clock.millis());
    }

    /** Null where memory does not do: it may have missed something, or the answer hangs on what it does not hold. */
    private @Nullable Decision fromMemory(Question question, long now) {
        var rules = rulesNow.rules();
        if (!memory.isTrusted(rules.versions())) {
            return null;
        }
        var row = new Encoding(rules.versions()).blank();
        var person = memory.read(question.subject(), row) ? row : null;
        if (question.atLeastRevision() > (person == null ? 0 : person.revision())
                || person != null && person.mayHaveExpired(now)) {
            return null;
        }
        var reason = rules.decide(question, person, 0, now);
        return reason == null ? null : decision(rules, question, person, 0, reason, now);
    }

    private Decision fromDatabase(Question question, long now) {
        try {
            var standing = standings
                    .find(question.subject())
                    .filter(found -> found.revision() > 0)
                    .orElse(null);
            var rules = rulesFor(standing);
            if (!isReached(question.atLeastRevision(), standing)) {
                return decision(rules, question, null, 0, Reason.REVISION_NOT_REACHED, now);
            }
            if (standing == null) {
                return decided(rules, question, null, 0, now);
            }
            memory.learn(standing);
            var row = new Encoding(rules.versions()).blank();
            new Encoding(rules.versions()).pack(standing, row, now);
            return decided(rules, question, row, granted(standing, question.purpose(), rules.versions()), now);
        } catch (SQLException e) {
            LOG.warnf("A question is answered without the database, which is away: %s", e.getMessage());
            return withoutAnything(question, now);
        }
    }

    /**
     * Whether what was just read is as new as the caller demands. The act behind a revision may be another person's (a caller keeps the newest it
     * was given), so beyond the person's own last act it is enough that the database has come that far.
     */
    private boolean isReached(long revision, @Nullable Standing standing) throws SQLException {
        return revision <= (standing == null ? 0 : standing.revision()) || revision <= standings.newestRevision();
    }

    /** A standing may name a version that this replica has not heard of yet. */
    private Rules rulesFor(@Nullable Standing standing) {
        if (standing != null && !new Encoding(rulesNow.rules().versions()).knows(standing)) {
            policies.refresh();
        }
        return rulesNow.rules();
    }

    private static int granted(Standing standing, String purpose, Versions versions) {
        return standing.consents().stream()
                .filter(held -> held.purpose().equals(purpose) && held.state() == ConsentState.GRANTED)
                .mapToInt(held -> versions.rank(held.policyVersion()))
                .findFirst()
                .orElse(0);
    }

    private Decision decided(Rules rules, Question question, @Nullable Row row, int granted, long now) {
        var reason = rules.decide(question, row, granted, now);
        return decision(rules, question, row, granted, reason == null ? Reason.UNAVAILABLE : reason, now);
    }

    /** A core function goes on where it does so for everybody, whichever version governs them; nothing else does. */
    private Decision withoutAnything(Question question, long now) {
        var rules = rulesNow.rules();
        if (question.atLeastRevision() > 0) {
            return decision(rules, question, null, 0, Reason.REVISION_NOT_REACHED, now);
        }
        var reason = rules.decide(question, null, 0, now);
        if (reason == null || reason == Reason.UNKNOWN_PERSON || reason.yes() && !rules.holdsForAll(question, now)) {
            reason = Reason.UNAVAILABLE;
        }
        var row = new Encoding(rules.versions()).blank();
        if (memory.read(question.subject(), row) && row.erased()) {
            reason = Reason.ERASED;
        }
        return decision(rules, question, null, 0, reason, now);
    }

    private Decision decision(Rules rules, Question question, @Nullable Row row, int granted, Reason reason, long now) {
        var items = reason.yes() ? rules.allowed(question, row, granted, now) : List.<String>of();
        var some = reason.yes() && items.size() < question.items().size();
        var governing = rules.versions().policy(rules.governing(row, now));
        return new Decision(
                reason,
                items,
                some || question.isDisclosure()
                        ? refused(rules, question, row, granted, reason, items, now)
                        : List.of(),
                governing.version(),
                row == null ? 0 : row.revision(),
                mayAskAgainAt(rules.versions(), question, reason, now));
    }

    /** Why each of the other items may not be used: by itself, where the reason for the whole depends on what was asked for beside it. */
    private static List<RefusedItem> refused(
            Rules rules,
            Question question,
            @Nullable Row row,
            int granted,
            Reason whole,
            List<String> items,
            long now) {
        return question.items().stream()
                .filter(item -> !items.contains(item))
                .map(item -> new RefusedItem(
                        item,
                        whole.yes()
                                ? rules.refusal(question, item, row, granted, now)
                                : whole.hangsOnItems()
                                        ? alone(rules, question, item, row, granted, whole, now)
                                        : whole))
                .toList();
    }

    private static Reason alone(
            Rules rules, Question question, String item, @Nullable Row row, int granted, Reason whole, long now) {
        var reason = rules.decide(question.about(List.of(item)), row, granted, now);
        return reason == null || reason.yes() ? whole : reason;
    }

    private @Nullable Instant mayAskAgainAt(Versions versions, Question question, Reason reason, long now) {
        var course = versions.course(question.purpose());
        return course == null || reason != Reason.REFUSED && reason != Reason.WITHDRAWN
                ? null
                : memory.mayAskAgainAt(question.subject(), course, versions.current(now), now);
    }
}
