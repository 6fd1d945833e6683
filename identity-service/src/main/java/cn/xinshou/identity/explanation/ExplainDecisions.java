package cn.xinshou.identity.explanation;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.right.Fulfilment;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Wish;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers a request for explanation (PIPL 24, 48) with every decision, or with the one the person named as {@code details.decision}. */
@ApplicationScoped
class ExplainDecisions implements Fulfilment {

    /** @param decisions what machines decided; empty says that they decided nothing about the person */
    record Account(List<Explanation> decisions, boolean complete, String zh, String en) {}

    private final AutomatedDecisions decisions;
    private final ObjectMapper json;

    ExplainDecisions(AutomatedDecisions decisions, ObjectMapper json) {
        this.decisions = decisions;
        this.json = json;
    }

    @Override
    public Set<RequestKind> kinds() {
        return Set.of(RequestKind.EXPLANATION);
    }

    @Override
    public JsonNode fulfil(Wish wish) {
        var all = decisions.about(wish.subject());
        var named = named(wish.details());
        var told = named == null
                ? all.items()
                : all.items().stream()
                        .filter(one -> one.decision().toString().equalsIgnoreCase(named))
                        .toList();
        if (named != null && told.isEmpty()) {
            throw Problem.of(
                            CommonProblem.CONFLICT,
                            "No such decision about the person is known. Ask which one is meant, or explain in words and refuse nothing.")
                    .field("details.decision", "is no decision about the person");
        }
        return json.valueToTree(account(told, all.complete()));
    }

    private static Account account(List<Explanation> told, boolean complete) {
        return told.isEmpty()
                ? new Account(told, complete, "没有仅由系统作出的、关于您的决定。", "No decision about you was made by a machine alone.")
                : new Account(
                        told,
                        complete,
                        "以下是仅由系统作出的、关于您的决定，以及理由和申诉的途径。",
                        "These decisions about you were made by a machine alone, with the reasons and the way to appeal.");
    }

    private static @Nullable String named(@Nullable JsonNode details) {
        var decision = details == null ? null : details.get("decision");
        return decision == null ? null : decision.asText();
    }
}
