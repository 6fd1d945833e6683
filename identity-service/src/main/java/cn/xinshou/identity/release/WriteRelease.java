package cn.xinshou.identity.release;

import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.Parcel;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission.Told;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.release.DecidedDisclosures.Decided;
import cn.xinshou.identity.release.DecidedDisclosures.Heard;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a release down and puts it on its way, all of it or nothing: exactly the allowed items of each person, as they are now. */
@ApplicationScoped
class WriteRelease {

    /** Nothing is held that could be told: it was erased, or never there. */
    private static final String NO_DATA = "no-data";

    private final Releases releases;
    private final Deliveries deliveries;
    private final OpenProfiles profiles;
    private final Seals seals;
    private final Letters letters;
    private final Clock clock;

    WriteRelease(
            Releases releases,
            Deliveries deliveries,
            OpenProfiles profiles,
            Seals seals,
            Letters letters,
            Clock clock) {
        this.releases = releases;
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.seals = seals;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param told what may be told now of each person whom consent-service had allowed */
    @Transactional
    public Release write(
            Heard heard, List<Decided> decided, KnownRecipients.Known recipient, Map<UUID, Told> told, String by) {
        var release = new Release(
                UUID.randomUUID(),
                heard.disclosure(),
                heard.recipient(),
                heard.purpose(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                List.of(),
                heard.people());
        if (!releases.add(release, by)) {
            return releases.ofDisclosure(heard.disclosure()).orElseThrow();
        }
        // In the order of people, as everybody who holds several: or two of us could wait for each other.
        var people = decided.stream()
                .map(one -> person(release, recipient, one, told.get(one.subject())))
                .toList();
        releases.add(release.id(), people);
        return new Release(
                release.id(),
                release.disclosure(),
                release.recipient(),
                release.purpose(),
                release.at(),
                people,
                heard.people() - people.size());
    }

    private Release.Person person(
            Release release, KnownRecipients.Known recipient, Decided decided, @Nullable Told told) {
        var subject = Objects.requireNonNull(decided.subject());
        if (told == null) {
            return Release.Person.leftOut(subject, decided.reason());
        }
        return told.items().isEmpty()
                ? Release.Person.leftOut(subject, told.reason())
                : send(release, recipient, subject, told.items());
    }

    private Release.Person send(Release release, KnownRecipients.Known recipient, UUID subject, Set<Item> allowed) {
        // Nobody gets a new key here: who has none has nothing to tell.
        if (seals.of(subject).isEmpty()) {
            return Release.Person.leftOut(subject, NO_DATA);
        }
        var seal = seals.hold(subject);
        var profile = profiles.of(subject).orElse(null);
        var values = profile == null ? Map.<Item, JsonNode>of() : profile.values(allowed);
        if (profile == null || values.isEmpty()) {
            return Release.Person.leftOut(subject, NO_DATA);
        }
        var id = UUID.randomUUID();
        var items = EnumSet.copyOf(values.keySet()).stream().map(Item::word).toList();
        deliveries.put(
                new Parcel(
                        id,
                        subject,
                        Cause.RELEASE,
                        release.id(),
                        null,
                        release.recipient(),
                        recipient.name(),
                        release.purpose(),
                        items,
                        profile.version(),
                        null,
                        letters.release(id, release, subject, values),
                        release.at()),
                seal);
        return Release.Person.waiting(subject, items, id);
    }
}
