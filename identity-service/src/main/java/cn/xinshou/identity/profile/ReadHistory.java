package cn.xinshou.identity.profile;

import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class ReadHistory {

    private final ItemChanges changes;
    private final Seals seals;
    private final SealedItems sealed;
    private final Readings readings;

    ReadHistory(ItemChanges changes, Seals seals, SealedItems sealed, Readings readings) {
        this.changes = changes;
        this.seals = seals;
        this.sealed = sealed;
        this.readings = readings;
    }

    /** @return entries with a number below {@code before}, newest first */
    @Transactional
    List<OpenChange> read(UUID subject, ReadScope scope, long before, int limit, Actor reader) {
        var seal = seals.of(subject);
        if (seal.isEmpty()) {
            return List.of();
        }

        var seen = changes.of(subject, scope.items(), before, limit).stream()
                .map(change -> sealed.open(seal.get(), change))
                .toList();

        var items = seen.stream().map(change -> change.item().word()).distinct().toList();
        readings.note(subject, items, scope.why(), reader);
        return seen.stream().map(change -> change.shown(scope::shown)).toList();
    }
}
