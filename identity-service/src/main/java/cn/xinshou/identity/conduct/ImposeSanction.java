package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what an officer decided. Nothing but an officer's call leads here: no rule and no score imposes anything (PIPL 24). */
@ApplicationScoped
class ImposeSanction {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Sanctions sanctions;
    private final SealedText text;
    private final Caller caller;
    private final ConductClock clock;
    private final Journal journal;

    ImposeSanction(Sanctions sanctions, SealedText text, Caller caller, ConductClock clock, Journal journal) {
        this.sanctions = sanctions;
        this.text = text;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    /** @param until required for what lasts, at most a year away; null for what does not */
    @Transactional
    Sanction impose(UUID subject, SanctionKind kind, String reasons, List<String> evidence, @Nullable Instant until) {
        var now = clock.now();
        requireEnd(kind, until, now);
        if (subject.toString().equals(caller.id())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "Nobody decides about themself.")
                    .field("subject", "is the caller");
        }

        var id = UUID.randomUUID();
        var sealed = text.close(subject, Sanction.place(id, "reasons"), reasons);
        var sanction = new Sanction(id, subject, kind, sealed, evidence, caller.id(), now, until);
        sanctions.persist(sanction);

        journal.append(sanction.imposed());
        return sanction;
    }

    private static void requireEnd(SanctionKind kind, @Nullable Instant until, Instant now) {
        if (kind.isLasting() != (until != null)) {
            throw wrong(kind.isLasting() ? "is required: what lasts has to end" : "is for what lasts");
        }
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST)))) {
            throw wrong("must lie in the future, at most a year away");
        }
    }

    private static Problem wrong(String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field("until", why);
    }
}
