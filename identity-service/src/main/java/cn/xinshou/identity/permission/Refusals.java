package cn.xinshou.identity.permission;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which items consent-service did not allow, and for which reason. What it did not clearly allow counts as refused. */
final class Refusals {

    /** Where an answer leaves them out: nothing is collected unless somebody said yes (promise P1.3). */
    private static final String UNEXPLAINED = "not-asked";

    private static final String COLLECTION_PROMISE = "P1.3";

    /** The purpose is permitted and does not cover the item: used for what was stated only (promise P1.1). */
    private static final String NOT_COVERED = "item-not-allowed";

    private static final String PURPOSE_PROMISE = "P1.1";

    private final String purpose;
    private @Nullable Problem problem;

    Refusals(String purpose) {
        this.purpose = purpose;
    }

    /** @param items asked for in one question */
    void note(List<String> items, Evaluation.Answer answer) {
        var context = answer.context();
        var allowed = context == null || context.items() == null ? items : context.items();
        if (answer.decision()) {
            refuse(items.stream().filter(item -> !allowed.contains(item)).toList(), NOT_COVERED, PURPOSE_PROMISE);
        } else {
            refuse(
                    items,
                    context == null || context.reason() == null ? UNEXPLAINED : context.reason(),
                    context == null || context.promise() == null ? COLLECTION_PROMISE : context.promise());
        }
    }

    void throwIfAny() {
        if (problem != null) {
            throw problem;
        }
    }

    /** The first reason speaks for the whole; each item has its own beside it. */
    private void refuse(List<String> items, String reason, String promise) {
        for (var item : items) {
            if (problem == null) {
                problem = Problem.of(
                                IdentityProblem.PURPOSE_NOT_PERMITTED,
                                "Ask the person for consent to " + purpose + ", or leave the fields named out.")
                        .with("reason", reason)
                        .with("promise", promise)
                        .with("purpose", purpose);
            }
            problem.field(item, reason);
        }
    }
}
