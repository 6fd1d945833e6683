package cn.xinshou.consent.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The day has come until which a law forbade telling the people: the decisions become facts about them (PIPL 18, 35). */
@ApplicationScoped
class EndSeal {

    private final Disclosures disclosures;
    private final TellDecision tell;
    private final Clock clock;

    EndSeal(Disclosures disclosures, TellDecision tell, Clock clock) {
        this.disclosures = disclosures;
        this.tell = tell;
        this.clock = clock;
    }

    /** Once, whichever replica comes first; not if it was sealed anew meanwhile. */
    @Transactional(rollbackOn = SQLException.class)
    public void end(UUID id) throws SQLException {
        var disclosure = disclosures.lock(id).orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (disclosures.unseal(id, now)) {
            tell.tell(disclosure, now);
        }
    }
}
