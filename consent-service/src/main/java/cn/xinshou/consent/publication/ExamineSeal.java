package cn.xinshou.consent.publication;

import cn.xinshou.frontdoor.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another officer examines whether a law still forbids telling the person. */
@ApplicationScoped
class ExamineSeal {

    private final Publications publications;
    private final TellPerson tell;
    private final Clock clock;

    ExamineSeal(Publications publications, TellPerson tell, Clock clock) {
        this.publications = publications;
        this.tell = tell;
        this.clock = clock;
    }

    /** @param seal null to tell the person now */
    @Transactional
    public Publication examine(UUID id, @Nullable String ifMatch, @Nullable Seal seal, String officer) {
        var publication = publications.locked(id);
        IfMatch.require(ifMatch, publication.revision());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        publication.examine(seal, officer, now);
        tell.tell(publication, now);
        publications.flush();
        return publication;
    }
}
