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
     * @param refused why each of the others may not
     */
    public record Answer(
            UUID subject,
            boolean yes,
            String reason,
            String promise,
            List<String> items,
            List<Refused> refused,
            String policyVersion,
            long revision) {

        static Answer of(Question question, Decision decision) {
            var reason = decision.reason();
            return new Answer(
                    question.subject(),
                    decision.yes(),
                    reason.word(),
                    reason.promise(),
                    decision.items(),
                    decision.refused().stream().map(Refused::of).toList(),
                    decision.policyVersion(),
                    decision.revision());
        }
    }

    /** Why an item may not be told, and the promise that keeps. */
    public record Refused(String item, String reason, String promise) {

        static Refused of(RefusedItem refused) {
            return new Refused(
                    refused.item(), refused.reason().word(), refused.reason().promise());
        }
    }

    private final Decide decide;

    DecideDisclosure(Decide decide) {
        this.decide = decide;
    }

    public Answer decide(UUID subject, String purpose, String recipient, List<String> items) {
        var question = new Question(subject, Question.DISCLOSE, purpose, recipient, items, null, null, null, 0, true);
        return Answer.of(question, decide.decide(question));
    }
}
