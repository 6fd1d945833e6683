package cn.xinshou.identity.permission;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** May these items of this person be used for this purpose? Only a clear yes for every one of them is a yes. */
@ApplicationScoped
public class Permission {

    private static final Logger LOG = Logger.getLogger(Permission.class);
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
        var refusals = new Refusals(purpose);
        ask(subject, purpose, items, null, refusals);
        refusals.throwIfAny();
    }

    /**
     * Permission to read.
     *
     * @param collectedFor for which purpose each item was collected; another purpose needs a grant of its own (PIPL 14, promise P1.6)
     * @throws Problem naming each refused item, or that no answer can be had: then nothing is read
     */
    public void toRead(UUID subject, String purpose, Collection<Item> items, Map<Item, String> collectedFor) {
        var byOrigin = new LinkedHashMap<String, List<Item>>();
        for (var item : items) {
            byOrigin.computeIfAbsent(collectedFor.getOrDefault(item, purpose), origin -> new ArrayList<>())
                    .add(item);
        }
        var refusals = new Refusals(purpose);
        byOrigin.forEach((origin, collected) -> ask(subject, purpose, collected, origin, refusals));
        refusals.throwIfAny();
    }

    /**
     * What may be told to somebody.
     *
     * @param reason consent-service's word for it where nothing may be told; the first one, where there are several
     */
    public record Told(Set<Item> items, String reason) {}

    /**
     * Permission to tell a recipient: an answer and no exception, because whoever asks for many people goes on with the others.
     *
     * @param collectedFor for which purpose each item was collected
     * @throws Problem UNAVAILABLE if no answer can be had: then nothing is told
     */
    public Told toTell(
            UUID subject, String purpose, String recipient, Collection<Item> items, Map<Item, String> collectedFor) {
        var byOrigin = new LinkedHashMap<String, List<Item>>();
        for (var item : items) {
            byOrigin.computeIfAbsent(collectedFor.getOrDefault(item, purpose), origin -> new ArrayList<>())
                    .add(item);
        }
        var told = EnumSet.noneOf(Item.class);
        var reason = "";
        for (var asked : byOrigin.entrySet()) {
            var words = asked.getValue().stream().map(Item::word).toList();
            var answer = ask(Evaluation.Question.disclose(subject, purpose, recipient, words, asked.getKey()));
            var allowed = answer.allowed(words);
            asked.getValue().stream()
                    .filter(item -> allowed.contains(item.word()))
                    .forEach(told::add);
            reason = allowed.isEmpty() && reason.isEmpty() ? answer.reason() : reason;
        }
        return new Told(told, reason);
    }

    private void ask(
            UUID subject, String purpose, Collection<Item> items, @Nullable String collectedFor, Refusals refusals) {
        if (!items.isEmpty()) {
            var words = items.stream().map(Item::word).toList();
            refusals.note(words, ask(Evaluation.Question.use(subject, purpose, words, collectedFor)));
        }
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
