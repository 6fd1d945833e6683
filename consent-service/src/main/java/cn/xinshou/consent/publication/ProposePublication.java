package cn.xinshou.consent.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** An officer asks that something be made public. */
@ApplicationScoped
class ProposePublication {

    private final Publications publications;
    private final Clock clock;

    ProposePublication(Publications publications, Clock clock) {
        this.publications = publications;
        this.clock = clock;
    }

    @Transactional
    public Publication propose(Proposal proposal, String author) {
        var publication = new Publication(proposal, author, clock.instant().truncatedTo(ChronoUnit.MICROS));
        publications.persistAndFlush(publication);
        return publication;
    }
}
