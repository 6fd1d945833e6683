package cn.xinshou.identity.retention;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission;
import cn.xinshou.identity.retention.EndedPurposes.Ended;
import cn.xinshou.identity.retention.Rules.Rule;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Lets go of what was held for a purpose that ended for one person, unless another purpose needs it: one that the person permits, or a contract,
 * and whose terms name the item. Duties that only make use of what happens to be there, as notices and requests do, need nothing kept.
 */
@ApplicationScoped
class DropEnded {

    private static final Logger LOG = Logger.getLogger(DropEnded.class);
    private static final int BATCH = 500;
    private static final Duration LATER = Duration.ofHours(1);
    private static final Set<String> NEEDING = Set.of("consent", "contract");

    private final EndedPurposes ended;
    private final Rules rules;
    private final RunRetention retention;
    private final Permission permission;
    private final Clock clock;

    DropEnded(EndedPurposes ended, Rules rules, RunRetention retention, Permission permission, Clock clock) {
        this.ended = ended;
        this.rules = rules;
        this.retention = retention;
        this.permission = permission;
        this.clock = clock;
    }

    @Scheduled(every = "${xinshou.retention.ended-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        for (var purpose : ended.due(clock.instant(), BATCH)) {
            try {
                drop(purpose);
            } catch (RuntimeException e) {
                LOG.errorf(e, "What %s had for %s cannot be let go of now", purpose.subject(), purpose.purpose());
            }
        }
    }

    private void drop(Ended purpose) {
        try {
            if (purpose.ground() == Ground.PURPOSE_ACHIEVED && stillGoverns(purpose)) {
                // The night looks again.
                ended.settled(purpose);
                return;
            }
            // Whoever names an item wants it gone, whatever else it could serve for.
            for (var rule : purpose.items().isEmpty() ? others(purpose.purpose()) : List.<Rule>of()) {
                hand(purpose, rule);
            }
        } catch (Problem problem) {
            if (problem.kind() != CommonProblem.UNAVAILABLE) {
                throw problem;
            }
            ended.postpone(purpose.subject(), purpose.purpose(), clock.instant().plus(LATER));
            return;
        }
        var due = DueItems.all(purpose.purpose()).of(purpose.subject());
        var report = retention.letGo(
                purpose.purpose(), purpose.items().isEmpty() ? due : due.only(purpose.items()), purpose.ground());
        if (report.due() > report.erased()) {
            // A hold, a registration or somebody writing keeps the rest for now.
            ended.postpone(purpose.subject(), purpose.purpose(), clock.instant().plus(LATER));
        } else {
            ended.settled(purpose);
        }
    }

    /** Whether the person lives under an older version, which has the purpose that the newest one dropped (promise P7.1). */
    private boolean stillGoverns(Ended purpose) {
        var items = ended.items(purpose.subject(), purpose.purpose()).stream()
                .map(Item::of)
                .collect(Collectors.toSet());
        return !items.isEmpty() && permitted(purpose, purpose.purpose(), items).containsAll(items);
    }

    /** The newest terms of every other purpose that may need items in its own right. */
    private List<Rule> others(String purpose) {
        return rules.all().stream()
                .filter(rule -> rule.until() == null && !rule.purpose().equals(purpose))
                .filter(rule -> NEEDING.contains(rule.basis()))
                .toList();
    }

    /** What the other purpose needs and may have is held for it from now on. */
    private void hand(Ended purpose, Rule other) {
        var wanted = new ArrayList<>(ended.items(purpose.subject(), purpose.purpose()));
        wanted.retainAll(other.items());
        if (wanted.isEmpty()) {
            return;
        }
        var items = wanted.stream().map(Item::of).collect(Collectors.toSet());
        var permitted = permitted(purpose, other.purpose(), items);
        wanted.removeIf(word -> !permitted.contains(Item.of(word)));
        if (!wanted.isEmpty()) {
            ended.heldFor(purpose.subject(), purpose.purpose(), other.purpose(), wanted);
        }
    }

    /** @throws Problem UNAVAILABLE if nobody can say */
    private Set<Item> permitted(Ended purpose, String wanted, Set<Item> items) {
        var origins = items.stream().collect(Collectors.toMap(item -> item, item -> purpose.purpose()));
        try {
            permission.toRead(purpose.subject(), wanted, items, origins);
            return items;
        } catch (Problem refusal) {
            if (refusal.kind() == CommonProblem.UNAVAILABLE) {
                throw refusal;
            }
            var refused =
                    refusal.errors().stream().map(Problem.FieldError::field).collect(Collectors.toSet());
            return refused.isEmpty()
                    ? Set.of()
                    : items.stream()
                            .filter(item -> !refused.contains(item.word()))
                            .collect(Collectors.toSet());
        }
    }
}
