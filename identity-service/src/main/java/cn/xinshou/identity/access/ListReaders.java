package cn.xinshou.identity.access;

import cn.xinshou.identity.access.cases.OpenCase;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The list of readers, for the person and for whoever may follow it. */
@ApplicationScoped
class ListReaders {

    private static final String READERS = "readers";

    record Seen(long number, ReadersResource.View view) {}

    private final Readings readings;
    private final Seals seals;

    ListReaders(Readings readings, Seals seals) {
        this.readings = readings;
        this.seals = seals;
    }

    /** @param withReasons the words are for the person, not for the platform */
    @Transactional
    List<Seen> list(UUID subject, long before, int limit, boolean withReasons) {
        var seal = withReasons ? seals.of(subject).orElse(null) : null;
        return readings.of(subject, before, limit).stream()
                .map(reading ->
                        new Seen(reading.id(), ReadersResource.View.of(reading, readings.reason(reading, seal))))
                .toList();
    }

    /** For staff, whose look is one more line of the list. */
    @Transactional
    List<Seen> follow(UUID subject, OpenCase open, long before, int limit, Actor reader) {
        var seen = list(subject, before, limit, true);
        var why = new Why(open.kind().purpose(), open.id(), open.kind().word(), false, null);
        readings.note(subject, List.of(READERS), why, reader);
        return seen;
    }
}
