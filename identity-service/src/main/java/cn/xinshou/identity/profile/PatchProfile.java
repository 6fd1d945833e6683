package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Changes;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Corrects, adds and takes away single items (PIPL 46). */
@ApplicationScoped
class PatchProfile {

    private final Profiles profiles;
    private final Seals seals;
    private final OpenProfiles open;
    private final ApplyChange apply;
    private final Journal journal;

    PatchProfile(Profiles profiles, Seals seals, OpenProfiles open, ApplyChange apply, Journal journal) {
        this.profiles = profiles;
        this.seals = seals;
        this.open = open;
        this.apply = apply;
        this.journal = journal;
    }

    /** @param purpose what the items are collected for; without one, an item that is held keeps its own and no other can be added */
    @Transactional
    Written patch(UUID subject, @Nullable String purpose, Changes changes, @Nullable String ifMatch, Actor actor) {
        var seal = seals.hold(subject);
        var profile = profiles.of(subject)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no profile yet; create it with PUT."));
        IfMatch.require(ifMatch, profile.version());

        var held = open.open(profile, seal);
        var events = apply.apply(
                profile, seal, held.values(held.items().keySet()), differences(held, purpose, changes), actor);

        events.forEach(journal::append);
        return Written.of(profile);
    }

    static List<Difference> differences(OpenProfile held, @Nullable String purpose, Changes changes) {
        var differences = new ArrayList<Difference>();
        changes.values().forEach((item, patch) -> {
            var before = held.items().get(item);
            var value = MergePatch.apply(before == null ? null : before.value(), patch);
            if (before == null || !before.value().equals(value)) {
                differences.add(new Difference(item, value, purpose(held, item, purpose), before != null));
            }
        });
        for (var item : changes.removed()) {
            var before = held.items().get(item);
            if (before != null) {
                differences.add(new Difference(item, null, before.purpose(), true));
            }
        }
        return differences;
    }

    private static String purpose(OpenProfile held, Item item, @Nullable String purpose) {
        if (purpose != null) {
            return purpose;
        }
        var before = held.items().get(item);
        if (before == null) {
            throw PurposeNeeded.toAdd(item);
        }
        return before.purpose();
    }
}
