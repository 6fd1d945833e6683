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
import java.util.List;
import java.util.UUID;

/** Destroys a person's key and every row about them, in one transaction with the fact that says so. */
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
        var waiting = erasures.claim(id);
        waiting.ifPresent(erasure -> carryOut(erasure, false));
        return waiting.isPresent();
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
            var waiting = erasures.claim(erasure.id());
            waiting.ifPresent(ordered -> carryOut(ordered, unknown));
            return waiting.isPresent();
        }
        records.keep(stone.subject(), now());
        if (tables.empty(stone.subject()).isEmpty()) {
            return false;
        }
        erasures.doneAgain(erasure.id());
        journal.append(new ErasureEvent.SubjectErased(stone.subject(), erasure.id(), erasure.ground(), true, now()));
        return true;
    }

    private void carryOut(Erasure erasure, boolean again) {
        var subject = erasure.subject();
        gone.lock(subject);
        var now = now();
        var kept = new ArrayList<>(records.keptBefore(subject));
        records.keep(subject, now).ifPresent(kept::add);
        // Before the commit: a tombstone without an erasure is tried again, an erasure without a tombstone could be
        // undone by a backup.
        if (!again) {
            tombstones.append(new Tombstone(subject, erasure.id(), erasure.ground(), now));
        }

        var destroyed = tables.empty(subject);

        var event = journal.append(new ErasureEvent.SubjectErased(subject, erasure.id(), erasure.ground(), again, now));
        erasures.done(erasure.id(), now, event, destroyed, kept);
        oweWords(erasure.id(), now);
    }

    private void oweWords(UUID erasure, Instant now) {
        var due = now.plus(config.confirmWithin());
        parties.owe(erasure, List.of(Party.CONSENT, Party.AUDIT, Party.BREACH), due, null);
        parties.owe(erasure, List.of(Party.KEYCLOAK), due, now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
