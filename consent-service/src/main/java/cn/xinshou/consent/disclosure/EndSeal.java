package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.due.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The day has come until which a law forbade telling the people: the decisions become facts about them (PIPL 18, 35). */
@ApplicationScoped
class EndSeal implements Due {

    private final Disclosures disclosures;
    private final TellDecision tell;
    private final Clock clock;

    EndSeal(Disclosures disclosures, TellDecision tell, Clock clock) {
        this.disclosures = disclosures;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public List<UUID> due(Instant now, int most) throws SQLException {
        return disclosures.unsealing(now, most);
    }

    /** Not if it was sealed anew meanwhile. */
    @Override
    @Transactional(rollbackOn = SQLException.class)
    public void carryOut(UUID id) throws SQLException {
        var disclosure = disclosures.lock(id).orElseThrow();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (disclosures.unseal(id, now)) {
            tell.tell(disclosure, now);
        }
    }
}
