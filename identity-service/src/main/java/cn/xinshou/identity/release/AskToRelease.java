package cn.xinshou.identity.release;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission;
import cn.xinshou.identity.permission.Permission.Told;
import cn.xinshou.identity.profile.CollectedFor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Asks consent-service anew, at the moment at which data would leave: what was decided then may hold no longer. Nothing but its yes lets an
 * item pass, and none passes that was not in its first answer.
 */
@ApplicationScoped
class AskToRelease {

    /** Whatever paper a disclosure rests on, these end it. The others say that the person's consent is missing, which the paper stands for. */
    private static final Set<String> AGAINST_ANY_PAPER =
            Set.of("erased", "outside-residency", "agreement-expired", "revision-not-reached", "unavailable");

    private final Permission permission;
    private final CollectedFor collectedFor;

    AskToRelease(Permission permission, CollectedFor collectedFor) {
        this.permission = permission;
        this.collectedFor = collectedFor;
    }

    /**
     * @param items at most these
     * @return those that may be told now, and why not the others
     * @throws cn.xinshou.frontdoor.problem.Problem UNAVAILABLE if nobody can tell: then nothing leaves
     */
    Told ask(UUID subject, String purpose, String recipient, List<String> items, boolean byHuman) {
        var wanted = EnumSet.noneOf(Item.class);
        items.forEach(word -> Item.named(word).ifPresent(wanted::add));
        if (wanted.isEmpty()) {
            return new Told(Set.of(), "item-not-allowed");
        }
        var told = permission.toTell(subject, purpose, recipient, wanted, collectedFor.of(subject));
        return byHuman && told.items().isEmpty() && !AGAINST_ANY_PAPER.contains(told.reason())
                ? new Told(wanted, "legal-basis")
                : told;
    }
}
