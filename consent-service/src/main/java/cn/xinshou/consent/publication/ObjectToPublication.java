package cn.xinshou.consent.publication;

import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A person ends a publication (PIPL 27; where it rests on their consent, 15). */
@ApplicationScoped
class ObjectToPublication {

    private final Publications publications;
    private final TellPerson tell;
    private final Journal journal;
    private final Clock clock;

    ObjectToPublication(Publications publications, TellPerson tell, Journal journal, Clock clock) {
        this.publications = publications;
        this.tell = tell;
        this.journal = journal;
        this.clock = clock;
    }

    /** Ended before, it stays ended. */
    @Transactional
    public Publication object(UUID subject, UUID id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var publication = publications.lockedOf(subject, id, now);
        if (!publication.isStopped()) {
            tell.tell(publication, now);
            journal.append(publication.objectTo(now));
            publications.flush();
        }
        return publication;
    }
}
