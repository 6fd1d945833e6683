package cn.xinshou.identity.permission;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** May these items of this person be used for this purpose? Only a clear yes for every one of them is a yes. */
@ApplicationScoped
public class Permission {

    private static final Logger LOG = Logger.getLogger(Permission.class);
    private static final String COLLECTION_PROMISE = "P1.3";
    private static final String OTHER_PURPOSE_PROMISE = "P1.6";

    private final ConsentService consent;

    Permission(@RestClient ConsentService consent) {
        this.consent = consent;
    }

    /**
     * Permission to collect.
     *
     * @throws Problem naming each refused item (promise P1.3), or that no answer can be had: then nothing is collected
     */
    public void toCollect(UUID subject, String purpose, Collection<Item> items) {
        require(subject, purpose, items, Map.of());
    }

    /**
     * Permission to read.
     *
     * @param collectedFor for which purpose each item was collected; another purpose needs a grant of its own (PIPL 14, promise P1.6)
     * @throws Problem naming each refused item, or that no answer can be had: then nothing is read
     */
    public void toRead(UUID subject, String purpose, Collection<Item> items, Map<Item, String> collectedFor) {
        require(subject, purpose, items, collectedFor);
    }

    private void require(UUID subject, String purpose, Collection<Item> items, Map<Item, String> collectedFor) {
        if (items.isEmpty()) {
            return;
        }
        var words = items.stream().map(Item::word).toList();
        var answer = ask(Evaluation.Question.use(subject, purpose, words));
        var refused = items.stream().filter(item -> !isAllowed(item, answer)).toList();
        if (!refused.isEmpty() || !answer.decision()) {
            throw refusal(purpose, refused.isEmpty() ? List.copyOf(items) : refused, answer, collectedFor);
        }
    }

    private static boolean isAllowed(Item item, Evaluation.Answer answer) {
        var context = answer.context();
        return context != null && context.items() != null ? context.items().contains(item.word()) : answer.decision();
    }

    private static Problem refusal(
            String purpose, List<Item> refused, Evaluation.Answer answer, Map<Item, String> collectedFor) {
        var context = answer.context();
        var reason = context == null || context.reason() == null ? "not-asked" : context.reason();
        var promise = context == null || context.promise() == null ? COLLECTION_PROMISE : context.promise();
        var problem = Problem.of(
                IdentityProblem.PURPOSE_NOT_PERMITTED,
                "Ask the person for consent to " + purpose + ", or leave the fields named out.");
        var forOther = false;
        for (var item : refused) {
            var other = reason.equals("not-asked")
                    && collectedFor.containsKey(item)
                    && !purpose.equals(collectedFor.get(item));
            forOther |= other;
            problem.field(item.word(), other ? "collected-for-other-purpose" : reason);
        }
        return problem.with("reason", forOther ? "collected-for-other-purpose" : reason)
                .with("promise", forOther ? OTHER_PURPOSE_PROMISE : promise)
                .with("purpose", purpose);
    }

    private Evaluation.Answer ask(Evaluation.Question question) {
        try {
            return askOnceMoreIfUnconnected(question);
        } catch (RuntimeException e) {
            // Whatever went wrong, there is no yes. What was asked is personal; that it failed, and why, is not.
            LOG.warnf("consent-service gave no decision: %s", e.toString());
            throw Problem.of(
                    CommonProblem.UNAVAILABLE, "Whether this is permitted cannot be found out now. Try again shortly.");
        }
    }

    /** A connection that never stood has carried nothing, so asking again is safe and usually meets another replica. */
    private Evaluation.Answer askOnceMoreIfUnconnected(Evaluation.Question question) {
        try {
            return consent.evaluate(question);
        } catch (ProcessingException e) {
            if (e.getCause() instanceof ConnectException) {
                return consent.evaluate(question);
            }
            throw e;
        }
    }
}
