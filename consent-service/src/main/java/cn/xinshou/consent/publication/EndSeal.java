package cn.xinshou.consent.publication;

import cn.xinshou.consent.due.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The day has come until which a law forbade telling the person: what was decided becomes a fact about them (PIPL 18, 35). */
@ApplicationScoped
class EndSeal implements Due {

    private final Publications publications;
    private final TellPerson tell;
    private final Clock clock;

    EndSeal(Publications publications, TellPerson tell, Clock clock) {
        this.publications = publications;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public List<UUID> due(Instant now, int most) {
        return publications.unsealing(now, most);
    }

    /** Not if it was sealed anew meanwhile. */
    @Override
    @Transactional
    public void carryOut(UUID id) {
        tell.tell(publications.locked(id), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
