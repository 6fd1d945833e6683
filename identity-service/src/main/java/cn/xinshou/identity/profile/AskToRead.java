package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.StaffAccess;
import cn.xinshou.identity.access.StaffQuestion;
import cn.xinshou.identity.access.YesOrNo;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.restriction.Restrictions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a caller may read before anything is opened. The platform says what it needs and for which purpose, and each item is asked
 * for; people read all of their own without anybody's permission (PIPL 45); staff need all that {@link StaffAccess} asks for.
 */
@ApplicationScoped
class AskToRead {

    private static final String RIGHTS = "rights-requests";

    private final Permission permission;
    private final Profiles profiles;
    private final StaffAccess staff;
    private final Restrictions restrictions;

    /**
     * What a caller says about the read.
     *
     * @param items empty for all
     * @param caseId what staff are working on
     * @param unmasked whether staff must see values whole, and why
     */
    record Wanted(
            @Nullable String purpose,
            List<String> items,
            @Nullable String caseId,
            @Nullable String unmasked,
            @Nullable String reason) {

        @Override
        public String toString() {
            return "Wanted[" + purpose + ", " + caseId + "]";
        }
    }

    AskToRead(Permission permission, Profiles profiles, StaffAccess staff, Restrictions restrictions) {
        this.permission = permission;
        this.profiles = profiles;
        this.staff = staff;
        this.restrictions = restrictions;
    }

    ReadScope ask(Caller caller, UUID subject, Wanted wanted) {
        var items = items(wanted.items());
        if (caller.has("platform")) {
            return forPlatform(subject, wanted.purpose(), items);
        }
        if (caller.has("data-subject") && caller.id().equalsIgnoreCase(subject.toString())) {
            return forPerson(wanted.purpose(), items);
        }
        return forStaff(Actor.of(caller), subject, wanted, items);
    }

    private ReadScope forPlatform(UUID subject, @Nullable String purpose, Set<Item> wanted) {
        if (purpose == null || wanted.isEmpty()) {
            throw incomplete(purpose == null, wanted.isEmpty());
        }
        restrictions.requireNone(subject);
        permission.toRead(subject, purpose, wanted, profiles.purposes(subject));
        return new ReadScope(wanted, Why.purpose(purpose));
    }

    private static ReadScope forPerson(@Nullable String purpose, Set<Item> wanted) {
        return new ReadScope(
                wanted.isEmpty() ? EnumSet.allOf(Item.class) : wanted,
                purpose == null ? Why.ownRight() : Why.purpose(purpose));
    }

    private ReadScope forStaff(Actor reader, UUID subject, Wanted wanted, Set<Item> items) {
        // Whoever answers the person's own request reads for the person; for anything else the data are only stored.
        if (!RIGHTS.equals(wanted.purpose())) {
            restrictions.requireNone(subject);
        }
        var held = profiles.purposes(subject);
        var grant = staff.toRead(
                reader,
                new StaffQuestion(
                        subject,
                        wanted.purpose(),
                        wanted.caseId(),
                        items,
                        held,
                        profiles.isMinor(subject, held.keySet()),
                        Boolean.TRUE.equals(YesOrNo.read("unmasked", wanted.unmasked())),
                        wanted.reason()));
        return new ReadScope(grant.items(), grant.why());
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
