package cn.xinshou.audit.decision;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a machine has just decided about somebody.
 *
 * @param model which rules or model, with its version
 * @param login what it was about, if it was about a login
 * @param inputs what was looked at; never an address
 */
public record NewDecision(
        UUID id,
        DecisionKind kind,
        String model,
        String level,
        double score,
        @Nullable UUID login,
        @Nullable UUID alert,
        List<Said> inputs,
        List<Said> reasons,
        List<Said> effects) {

    Content content() {
        return new Content(inputs, reasons, effects);
    }

    /** What is kept sealed of it. */
    record Content(List<Said> inputs, List<Said> reasons, List<Said> effects) {}

    @Override
    public String toString() {
        return "NewDecision[" + id + "]";
    }
}
