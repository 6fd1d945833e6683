package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.erasure.ErasureEvent;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.confirmation.Parties;
import cn.xinshou.identity.erasure.confirmation.Party;
import cn.xinshou.identity.sealing.Gone;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Destroys people's keys and every row about them, in one transaction with the fact that says so. */
@ApplicationScoped
class EraseSubject {

    private final Erasures erasures;
    private final Parties parties;
    private final PersonalTables tables;
    private final RequestRecords records;
    private final Tombstones tombstones;
    private final Gone gone;
    private final Journal journal;
    private final ErasureConfig config;
    private final Clock clock;

    EraseSubject(
            Erasures erasures,
            Parties parties,
            PersonalTables tables,
            RequestRecords records,
            Tombstones tombstones,
            Gone gone,
            Journal journal,
            ErasureConfig config,
            Clock clock) {
        this.erasures = erasures;
        this.parties = parties;
        this.tables = tables;
        this.records = records;
        this.tombstones = tombstones;
        this.gone = gone;
        this.journal = journal;
        this.config = config;
        this.clock = clock;
    }

    /** @return false if it is done, or another replica is at it */
    @Transactional
    boolean erase(UUID id) {
        var waiting = erasures.claim(List.of(id));
        waiting.forEach(erasure -> gone.lock(erasure.subject()));
        carryOut(waiting, false);
        return !waiting.isEmpty();
    }

    /**
     * Many at once, without waiting for anybody.
     *
     * @return how many people were erased: not those whom somebody is changing, and not those whom another replica is at
     */
    @Transactional
    int eraseFree(Collection<UUID> ids) {
        var waiting = erasures.claim(ids);
        var free = gone.lockFree(waiting.stream().map(Erasure::subject).toList());
        var going = waiting.stream()
                .filter(erasure -> free.contains(erasure.subject()))
                .sorted(Comparator.comparing(Erasure::subject))
                .toList();
        carryOut(going, false);
        return going.size();
    }

    /**
     * Sees to it that a person with a tombstone is gone, whatever a restored backup brought back, and tells it anew: the neighbours may have
     * been restored as well.
     *
     * @return whether anything had come back
     */
    @Transactional
    boolean eraseAgain(Tombstone stone) {
        gone.lock(stone.subject());
        var unknown = erasures.of(stone.subject()).isEmpty();
        erasures.order(stone.erasure(), stone.subject(), stone.ground(), null, "tombstone", stone.at());
        var erasure = erasures.of(stone.subject()).orElseThrow();
        if (!erasure.isDone()) {
            var waiting = erasures.claim(List.of(erasure.id()));
            carryOut(waiting, unknown);
            return !waiting.isEmpty();
        }
        records.keep(List.of(stone.subject()), now());
        if (tables.empty(List.of(stone.subject())).isEmpty()) {
            return false;
        }
        erasures.doneAgain(erasure.id());
        journal.append(new ErasureEvent.SubjectErased(stone.subject(), erasure.id(), erasure.ground(), true, now()));
        return true;
    }

    /** Of people who are locked. */
    private void carryOut(List<Erasure> going, boolean again) {
        if (going.isEmpty()) {
            return;
        }
        var subjects = going.stream().map(Erasure::subject).toList();
        var now = now();
        var before = records.keptBefore(subjects);
        var moved = records.keep(subjects, now);
        // Before the commit: a tombstone without an erasure is tried again, an erasure without a tombstone could be
        // undone by a backup.
        if (!again) {
            tombstones.append(going.stream()
                    .map(erasure -> new Tombstone(erasure.subject(), erasure.id(), erasure.ground(), now))
                    .toList());
        }

        var destroyed = tables.empty(subjects);

        var events = journal.appendAll(going.stream()
                .map(erasure ->
                        new ErasureEvent.SubjectErased(erasure.subject(), erasure.id(), erasure.ground(), again, now))
                .toList());
        var done = new ArrayList<Erasures.Done>();
        for (var i = 0; i < going.size(); i++) {
            var subject = subjects.get(i);
            var kept = new ArrayList<>(before.getOrDefault(subject, List.of()));
            Optional.ofNullable(moved.get(subject)).ifPresent(kept::add);
            done.add(new Erasures.Done(
                    going.get(i).id(), events.get(i), destroyed.getOrDefault(subject, Map.of()), kept));
        }
        erasures.done(done, now);
        oweWords(going.stream().map(Erasure::id).toList(), now);
    }

    private void oweWords(List<UUID> erased, Instant now) {
        var due = now.plus(config.confirmWithin());
        parties.owe(erased, List.of(Party.CONSENT, Party.AUDIT, Party.BREACH), due, null);
        parties.owe(erased, List.of(Party.KEYCLOAK), due, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
