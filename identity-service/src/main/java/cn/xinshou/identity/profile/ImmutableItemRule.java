package cn.xinshou.identity.profile;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Registration number and ID number stay what they first were (promise P5.2). */
final class ImmutableItemRule implements ChangeRule {

    @Override
    public Optional<Problem> refusal(UUID subject, List<Difference> differences, Instant at) {
        var immutable = differences.stream()
                .filter(difference -> difference.held() && difference.item().isImmutable())
                .toList();
        if (immutable.isEmpty()) {
            return Optional.empty();
        }
        var problem = Problem.of(
                        IdentityProblem.ITEM_IMMUTABLE,
                        "Send the item as it is, or ask for a correction, which a person decides.")
                .with("rule", "P5.2");
        immutable.forEach(difference ->
                problem.field(difference.item().word(), "P5.2: cannot be changed or removed once it is set"));
        return Optional.of(problem);
    }
}
