package cn.xinshou.identity.explanation;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The decisions of machines about a person, gathered from audit-service. Either they are there or it is said that they are not. */
@ApplicationScoped
class AutomatedDecisions {

    private static final Logger LOG = Logger.getLogger(AutomatedDecisions.class);
    private static final int PAGE = 100;

    private final AuditService audit;
    private final ExplanationConfig config;

    AutomatedDecisions(@RestClient AuditService audit, ExplanationConfig config) {
        this.audit = audit;
        this.config = config;
    }

    /** @throws Problem UNAVAILABLE if audit-service gives no answer: an empty list would say that nothing was decided */
    Explanations about(UUID subject) {
        try {
            var made = new ArrayList<MadeDecision>();
            @Nullable String cursor = null;
            do {
                var page = audit.decisions(subject, cursor, PAGE);
                made.addAll(checked(page.items(), subject));
                cursor = page.next();
            } while (cursor != null && made.size() < config.most());
            var told = made.subList(0, Math.min(made.size(), config.most()));
            return new Explanations(
                    told.stream()
                            .map(one -> Explanation.of(one, config.appealAt()))
                            .toList(),
                    cursor == null && told.size() == made.size());
        } catch (RuntimeException e) {
            // What it says about the person may be in the message.
            LOG.warnf("audit-service told no decisions: %s", e.getClass().getSimpleName());
            throw Problem.of(
                    CommonProblem.UNAVAILABLE,
                    "What machines decided cannot be found out now; that does not mean that nothing was decided. Try again shortly.");
        }
    }

    private static List<MadeDecision> checked(List<MadeDecision> made, UUID subject) {
        if (made.stream().anyMatch(one -> !one.subject().equals(subject))) {
            throw new IllegalStateException("decisions about somebody else were told");
        }
        return made;
    }
}
