package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a caller may read before anything is opened. The platform says what it needs and for which purpose, and each item is asked
 * for; people read all of their own without anybody's permission (PIPL 45).
 */
@ApplicationScoped
class AskToRead {

    private final Permission permission;
    private final Profiles profiles;

    AskToRead(Permission permission, Profiles profiles) {
        this.permission = permission;
        this.profiles = profiles;
    }

    ReadScope ask(Caller caller, UUID subject, @Nullable String purpose, List<String> items) {
        var wanted = items(items);
        if (!caller.has("platform")) {
            return new ReadScope(
                    wanted.isEmpty() ? EnumSet.allOf(Item.class) : wanted,
                    purpose == null ? Why.ownRight() : Why.purpose(purpose));
        }
        if (purpose == null || wanted.isEmpty()) {
            throw incomplete(purpose == null, wanted.isEmpty());
        }
        permission.toRead(subject, purpose, wanted, profiles.purposes(subject));
        return new ReadScope(wanted, Why.purpose(purpose));
    }

    /** Items are listed with commas, by repeating the parameter, or both. */
    private static Set<Item> items(List<String> words) {
        var items = EnumSet.noneOf(Item.class);
        words.stream()
                .flatMap(word -> Stream.of(word.split(",", -1)))
                .map(word -> Item.named(word.strip())
                        .orElseThrow(() -> Problem.of(CommonProblem.INVALID_REQUEST, "Ask for items of a profile.")
                                .field("items", "must be among " + String.join(" ", Item.words()))))
                .forEach(items::add);
        return items;
    }

    private static Problem incomplete(boolean noPurpose, boolean noItems) {
        var problem = Problem.of(
                CommonProblem.INVALID_REQUEST, "Say which items are needed and what for; nothing is read wholesale.");
        if (noPurpose) {
            problem.field("purpose", "is required");
        }
        if (noItems) {
            problem.field("items", "is required");
        }
        return problem;
    }
}
