package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A reason for which items of a profile may not change now. */
interface ChangeRule {

    /** @return the refusal, naming every item it is about, or empty if this rule has nothing against the change */
    Optional<Problem> refusal(UUID subject, List<Difference> differences, Instant at);
}
