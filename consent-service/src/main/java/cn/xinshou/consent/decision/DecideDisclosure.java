package cn.xinshou.consent.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The decision for those who are about to tell a recipient something: never from memory, always as the database has it now. */
@ApplicationScoped
public class DecideDisclosure {

    /**
     * @param reason of the closed list
     * @param promise that a refusal keeps; empty for a yes
     * @param items those asked for that may be told
     */
    public record Answer(
            UUID subject,
            boolean yes,
            String reason,
            String promise,
            List<String> items,
            String policyVersion,
            long revision) {}

    private final Decide decide;

    DecideDisclosure(Decide decide) {
        this.decide = decide;
    }

    public Answer decide(UUID subject, String purpose, String recipient, List<String> items) {
        var question = new Question(subject, Question.DISCLOSE, purpose, recipient, items, null, null, null, 0, true);
        var decision = decide.decide(question);
        var reason = decision.reason();
        return new Answer(
                subject,
                decision.yes(),
                reason.word(),
                reason.promise(),
                decision.items(),
                decision.policyVersion(),
                decision.revision());
    }
}
