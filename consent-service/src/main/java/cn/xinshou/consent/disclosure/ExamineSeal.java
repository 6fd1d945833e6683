package cn.xinshou.consent.disclosure;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An officer other than the one who sealed it examines whether a law still forbids telling the people (PIPL 18, 35). */
@ApplicationScoped
class ExamineSeal {

    private final Disclosures disclosures;
    private final TellDecision tell;
    private final Clock clock;

    ExamineSeal(Disclosures disclosures, TellDecision tell, Clock clock) {
        this.disclosures = disclosures;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * Every examination is kept. Lifted, the decisions become facts about the people they are about.
     *
     * @param until until when it stays sealed; null to tell the people now
     * @param digest SHA-256 of the order or the opinion that the examination rests on
     */
    @Transactional
    public Disclosure examine(UUID id, @Nullable Instant until, String reason, String digest, String officer)
            throws SQLException {
        var disclosure = disclosures.lock(id).orElseThrow(DisclosureResource::unknown);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var present = disclosure.sealedUntil();
        if (present == null || !present.isAfter(now)) {
            throw Problem.of(CommonProblem.CONFLICT, "The people can see it; a seal is set with the review only.")
                    .field("id", "is not sealed");
        }
        if (officer.equals(disclosures.sealedBy(disclosure))) {
            throw Problem.of(
                    CommonProblem.FORBIDDEN, "Somebody other than the one who sealed it last has to examine it.");
        }
        disclosures.examined(id, new Disclosure.Examination(until, reason, digest, officer, now));
        var examined = disclosures.find(id).orElseThrow();
        if (until == null) {
            tell.tell(examined, now);
        }
        return examined;
    }
}
