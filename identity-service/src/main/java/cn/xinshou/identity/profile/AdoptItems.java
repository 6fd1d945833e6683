package cn.xinshou.identity.profile;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes values into a profile that somebody else wrote down and the person has confirmed: by the same rules as what people put themselves. */
@ApplicationScoped
public class AdoptItems {

    private final Profiles profiles;
    private final Seals seals;
    private final OpenProfiles open;
    private final ApplyChange apply;
    private final Journal journal;
    private final Clock clock;

    AdoptItems(Profiles profiles, Seals seals, OpenProfiles open, ApplyChange apply, Journal journal, Clock clock) {
        this.profiles = profiles;
        this.seals = seals;
        this.open = open;
        this.apply = apply;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Items that the values leave out stay as they are. Whether the purpose is permitted was asked before.
     *
     * @param actor who confirmed
     * @return the version of the profile
     * @throws cn.xinshou.frontdoor.problem.Problem if an item is immutable, locked, another person's, or contradicts what is held
     */
    @Transactional(TxType.MANDATORY)
    public long adopt(UUID subject, String purpose, Map<Item, JsonNode> values, Actor actor, Source source) {
        var seal = seals.hold(subject);
        var profile = profiles.of(subject)
                .orElseGet(() -> new Profile(subject, clock.instant().truncatedTo(ChronoUnit.MICROS)));

        var held = open.open(profile, seal);
        var events = apply.apply(
                profile, seal, held.values(held.items().keySet()), differences(held, purpose, values), actor, source);
        profiles.persist(profile);

        events.forEach(journal::append);
        return profile.version();
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
        return differences;
    }
}
