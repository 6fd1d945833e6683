package cn.xinshou.consent.consent;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Prompts implements PanacheRepositoryBase<Prompt, UUID> {

    Optional<Prompt> last(UUID subject, String purpose) {
        return find("subject = ?1 and purpose = ?2 order by at desc", subject, purpose)
                .firstResultOptional();
    }

    /**
     * Whoever cites a prompt answers that one question and no other: one question cannot serve for two purposes (单独同意).
     *
     * @throws Problem UNKNOWN_PROMPT or PROMPT_MISMATCH
     */
    void requireAskedThis(UUID subject, String purpose, Asked answered) {
        var cited = answered.prompt();
        if (cited == null) {
            return;
        }
        var prompt = findByIdOptional(cited)
                .filter(found -> found.subject().equals(subject))
                .orElseThrow(() -> Problem.of(
                                ConsentProblem.UNKNOWN_PROMPT, "Cite the id that prompts answered with, or none.")
                        .field("prompt", "is no prompt of this person"));
        if (!prompt.purpose().equals(purpose)) {
            throw mismatch("asked for another purpose");
        }
        if (!prompt.policyVersion().equals(answered.policyVersion())) {
            throw mismatch("asked on another version of the policy");
        }
    }

    private static Problem mismatch(String message) {
        return Problem.of(
                        ConsentProblem.PROMPT_MISMATCH,
                        "Ask each purpose by itself, on the text in force, and cite the prompt for it.")
                .field("prompt", message);
    }
}
