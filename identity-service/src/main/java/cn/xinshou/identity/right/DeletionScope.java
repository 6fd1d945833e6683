package cn.xinshou.identity.right;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a person wants deleted (PIPL 47): the items and purposes they name in a form, or everything. What a form says is taken at its word.
 * Words are for people: nothing here reads them, and nothing is deleted before an officer has read them and said what goes, for it cannot be
 * undone.
 *
 * @param everything whether all of it is meant
 */
public record DeletionScope(List<String> items, List<String> purposes, boolean everything) {

    private static final String ITEMS = "items";
    private static final String PURPOSES = "purposes";
    private static final String EVERYTHING = "everything";
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * What a request says, as it comes in.
     *
     * @throws Problem INVALID_REQUEST if a form names items or purposes that cannot be read, or some of it and everything
     */
    public static void check(@Nullable JsonNode details) {
        var flaws = Problem.of(
                CommonProblem.INVALID_REQUEST,
                "Name what is to be deleted as lists, say everything, or say it in words that an officer reads.");
        if (details != null && details.isObject()) {
            if (isGiven(details, ITEMS)
                    && !isList(details.get(ITEMS), word -> Item.named(word).isPresent())) {
                flaws.field("details.items", "must list some of " + String.join(" ", Item.words()));
            }
            if (isGiven(details, PURPOSES)
                    && !isList(
                            details.get(PURPOSES), word -> PURPOSE.matcher(word).matches())) {
                flaws.field("details.purposes", "must list purposes by their ids, such as exam-registration");
            }
            if (isGiven(details, EVERYTHING)
                    && (!details.get(EVERYTHING).equals(BooleanNode.TRUE) || namesSome(details))) {
                flaws.field("details.everything", "must be true, and stands alone: not beside items or purposes");
            }
        }
        if (!flaws.errors().isEmpty()) {
            throw flaws;
        }
    }

    /** @throws Problem CONFLICT if words say what is meant, so that an officer has to */
    public static DeletionScope of(@Nullable JsonNode details) {
        check(details);
        if (details != null && namesSome(details)) {
            return new DeletionScope(words(details, ITEMS), words(details, PURPOSES), false);
        }
        if (details != null && saysMoreThanEverything(details)) {
            throw Problem.of(
                            CommonProblem.CONFLICT,
                            "The request says in words what is meant. Read them and say in scope what goes.")
                    .field("scope", "is required: items, purposes or everything");
        }
        return new DeletionScope(List.of(), List.of(), true);
    }

    /** As an officer's decision takes the place of the words it interprets. */
    public ObjectNode asDetails() {
        var details = JsonNodeFactory.instance.objectNode();
        if (everything) {
            return details.put(EVERYTHING, true);
        }
        items.forEach(item -> details.withArray(ITEMS).add(item));
        purposes.forEach(purpose -> details.withArray(PURPOSES).add(purpose));
        return details;
    }

    private static boolean namesSome(JsonNode details) {
        return isGiven(details, ITEMS) || isGiven(details, PURPOSES);
    }

    private static boolean saysMoreThanEverything(JsonNode details) {
        return details.isObject()
                ? details.propertyStream()
                        .anyMatch(said -> !said.getKey().equals(EVERYTHING)
                                || !said.getValue().equals(BooleanNode.TRUE))
                : !details.isNull();
    }

    private static boolean isGiven(JsonNode details, String field) {
        return !details.path(field).isMissingNode() && !details.path(field).isNull();
    }

    private static boolean isList(JsonNode value, Predicate<String> known) {
        return value.isArray()
                && !value.isEmpty()
                && value.valueStream().allMatch(word -> word.isTextual() && known.test(word.textValue()));
    }

    private static List<String> words(JsonNode details, String field) {
        return details.path(field).valueStream().map(JsonNode::textValue).toList();
    }
}
