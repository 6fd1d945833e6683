package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.delegation.Delegations;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks consent-service about what a person is about to confirm, outside of any transaction. To confirm is to say that it is right; whether it may
 * be collected is decided by the consent the person gave, and by nothing a school did (promise P1.3).
 */
@ApplicationScoped
class AskToConfirm {

    private final SchoolEntries entries;
    private final Delegations delegations;
    private final Permission permission;
    private final Clock clock;

    AskToConfirm(SchoolEntries entries, Delegations delegations, Permission permission, Clock clock) {
        this.entries = entries;
        this.delegations = delegations;
        this.permission = permission;
        this.clock = clock;
    }

    /**
     * @param some those of the items that are confirmed; null for all
     * @return the items
     * @throws Problem if one is not in the entry, or not permitted
     */
    Set<Item> ask(UUID id, UUID subject, @Nullable Set<Item> some) {
        var entry = entries.one(id, subject);
        entry.requireWaiting(clock.instant());
        var chosen = EnumSet.noneOf(Item.class);
        entry.items().stream().map(Item::of).forEach(chosen::add);
        if (some != null) {
            requireEntered(some, chosen);
            chosen.retainAll(some);
        }
        permission.toCollect(subject, delegations.one(entry.delegation()).purpose(), chosen);
        return chosen;
    }

    private static void requireEntered(Set<Item> some, Set<Item> entered) {
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "Confirm what the school entered.");
        some.stream()
                .filter(item -> !entered.contains(item))
                .forEach(item -> problem.field("items", item.word() + " is not in the entry"));
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }
}
