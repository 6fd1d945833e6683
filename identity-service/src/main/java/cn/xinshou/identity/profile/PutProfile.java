package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the given items what is held for a purpose. Items held for other purposes stay. */
@ApplicationScoped
class PutProfile {

    private final Profiles profiles;
    private final Seals seals;
    private final OpenProfiles open;
    private final ApplyChange apply;
    private final Journal journal;
    private final Clock clock;

    PutProfile(Profiles profiles, Seals seals, OpenProfiles open, ApplyChange apply, Journal journal, Clock clock) {
        this.profiles = profiles;
        this.seals = seals;
        this.open = open;
        this.apply = apply;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param ifMatch required once there is a profile */
    @Transactional
    Written put(UUID subject, String purpose, Map<Item, JsonNode> values, @Nullable String ifMatch, Actor actor) {
        var seal = seals.hold(subject);
        var profile = profiles.of(subject).orElseGet(() -> new Profile(subject, clock.instant()));
        checkVersion(profile, ifMatch);
        if (profile.isNew() && values.isEmpty()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "A profile begins with at least one item.");
        }

        var held = open.open(profile, seal);
        var events = apply.apply(
                profile, seal, held.values(held.items().keySet()), differences(held, purpose, values), actor);
        profiles.persist(profile);

        events.forEach(journal::append);
        return Written.of(profile);
    }

    private static void checkVersion(Profile profile, @Nullable String ifMatch) {
        if (!profile.isNew()) {
            IfMatch.require(ifMatch, profile.version());
        } else if (ifMatch != null) {
            throw Problem.of(CommonProblem.STALE, "There is no profile yet; create it without If-Match.")
                    .field("If-Match", "names a version of something that is not there");
        }
    }

    private static List<Difference> differences(OpenProfile held, String purpose, Map<Item, JsonNode> values) {
        var differences = new ArrayList<Difference>();
        values.forEach((item, given) -> {
            var before = held.items().get(item);
            var value = MergePatch.apply(null, given);
            if (before == null || !before.value().equals(value)) {
                differences.add(new Difference(item, value, purpose, before != null));
            }
        });
        held.items().forEach((item, before) -> {
            if (before.purpose().equals(purpose) && !values.containsKey(item)) {
                differences.add(new Difference(item, null, purpose, true));
            }
        });
        return differences;
    }
}
