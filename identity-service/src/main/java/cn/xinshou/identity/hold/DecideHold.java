package cn.xinshou.identity.hold;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.restriction.Restrictions;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Puts holds in force and ends them. */
@ApplicationScoped
class DecideHold {

    private final Holds holds;
    private final Restrictions restrictions;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    DecideHold(Holds holds, Restrictions restrictions, Journal journal, Caller caller, Clock clock) {
        this.holds = holds;
        this.restrictions = restrictions;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public Hold propose(Hold hold) {
        holds.insert(hold);
        return hold;
    }

    /** @throws Problem ANOTHER_OFFICER_NEEDED if it is the one who proposed it */
    @Transactional
    public Hold confirm(UUID id) {
        var hold = in(id, Hold.PROPOSED);
        if (hold.proposedBy().equals(caller.id())) {
            throw Problem.of(IdentityProblem.ANOTHER_OFFICER_NEEDED, "Have another officer look at it and confirm.");
        }
        holds.confirm(id, caller.id(), now());
        journal.append(new HoldEvent.Placed(
                id, hold.basis(), hold.document(), hold.subjects().size(), hold.until(), caller.id(), now()));
        return holds.lock(id).orElseThrow();
    }

    /** What was to be deleted in the meantime goes now; who was restricted for it is not any more. */
    @Transactional
    public Hold release(UUID id, String reason) {
        var hold = in(id, Hold.IN_FORCE);
        holds.release(id, caller.id(), now(), reason);
        journal.append(new HoldEvent.Released(id, caller.id(), now()));
        for (var subject : hold.subjects()) {
            if (!holds.holds(subject, now())) {
                restrictions.lift(subject, Restrictions.Cause.HOLD);
            }
        }
        return holds.lock(id).orElseThrow();
    }

    private Hold in(UUID id, String state) {
        var hold = holds.lock(id).orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There is no such hold."));
        if (!hold.state().equals(state)) {
            throw Problem.of(IdentityProblem.HOLD_STATE, "A hold is proposed, confirmed by another, and released.")
                    .with("state", hold.state());
        }
        return hold;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
