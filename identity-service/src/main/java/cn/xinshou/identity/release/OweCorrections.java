package cn.xinshou.identity.release;

import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.Handover;
import cn.xinshou.identity.delivery.Parcel;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Puts a notice on its way to everybody who was told an item that has another value now. */
@ApplicationScoped
class OweCorrections {

    private final Deliveries deliveries;
    private final OpenProfiles profiles;
    private final Seals seals;
    private final Letters letters;
    private final Clock clock;

    OweCorrections(Deliveries deliveries, OpenProfiles profiles, Seals seals, Letters letters, Clock clock) {
        this.deliveries = deliveries;
        this.profiles = profiles;
        this.seals = seals;
        this.letters = letters;
        this.clock = clock;
    }

    /** @param version of the profile in which the items got their value */
    @Transactional(TxType.MANDATORY)
    public void owe(UUID subject, long version, List<String> items) {
        var told = deliveries.standing(subject, Cause.RELEASE).stream()
                .filter(handover -> handover.version() < version
                        && handover.items().stream().anyMatch(items::contains))
                .toList();
        if (told.isEmpty() || seals.of(subject).isEmpty()) {
            return;
        }
        var values = profiles.given(subject, version, items);
        newestPerUse(told).forEach((newest, names) -> {
            var changed = new TreeMap<>(values);
            changed.keySet().removeIf(item -> !names.contains(item.word()));
            // Time alone moves people into another band of age, which is no change of what anybody was told.
            if (!changed.isEmpty()) {
                put(subject, version, newest, changed);
            }
        });
    }

    /** For each recipient and purpose the newest delivery, and all items told with any. */
    private static Map<Handover, TreeSet<String>> newestPerUse(List<Handover> told) {
        var byUse = new LinkedHashMap<String, Handover>();
        var items = new LinkedHashMap<Handover, TreeSet<String>>();
        for (var handover : told) {
            var newest = byUse.computeIfAbsent(handover.recipient() + " " + handover.purpose(), use -> handover);
            items.computeIfAbsent(newest, one -> new TreeSet<>()).addAll(handover.items());
        }
        return items;
    }

    private void put(UUID subject, long version, Handover newest, Map<Item, JsonNode> values) {
        var id = UUID.randomUUID();
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        deliveries.put(
                new Parcel(
                        id,
                        subject,
                        Cause.CORRECTION,
                        newest.reference(),
                        newest.id(),
                        newest.recipient(),
                        newest.name(),
                        newest.purpose(),
                        values.keySet().stream().map(Item::word).toList(),
                        version,
                        null,
                        letters.correction(id, newest.id(), newest.recipient(), newest.purpose(), subject, values, at),
                        at),
                seals.hold(subject));
    }
}
