package cn.xinshou.identity.right;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much a person wants deleted (PIPL 47): the items and purposes they name, or everything. What is said in a form is taken at its word; where
 * free words single something out, nothing is deleted before an officer has said what is meant, for it cannot be undone.
 *
 * @param everything whether all of it is meant
 */
public record DeletionScope(List<String> items, List<String> purposes, boolean everything) {

    private static final String ITEMS = "items";
    private static final String PURPOSES = "purposes";
    private static final String EVERYTHING = "everything";
    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** Words that leave something out. */
    private static final List<String> LIMITS =
            List.of("只", "仅", "除了", "之外", "以外", "保留", "only", "just", "except", "apart from", "keep", "but not");

    /**
     * What a request says, as it comes in.
     *
     * @throws Problem INVALID_REQUEST if it names items or purposes in a form that cannot be read
     */
    public static void check(@Nullable JsonNode details) {
        var flaws =
                Problem.of(CommonProblem.INVALID_REQUEST, "Name what is to be deleted as lists, or say it in words.");
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
        }
        if (!flaws.errors().isEmpty()) {
            throw flaws;
        }
    }

    /** @throws Problem CONFLICT if words leave open what is meant, so that an officer has to say it */
    public static DeletionScope of(@Nullable JsonNode details) {
        check(details);
        var items = words(details, ITEMS);
        var purposes = words(details, PURPOSES);
        if (!items.isEmpty() || !purposes.isEmpty()) {
            return new DeletionScope(items, purposes, false);
        }
        if (details != null && !details.path(EVERYTHING).asBoolean() && singlesOut(details)) {
            throw Problem.of(
                            CommonProblem.CONFLICT,
                            "The request says in words what is meant, and that is not plainly everything. Read it and say in scope what goes.")
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

    /** Whether the words name an item or leave something out. */
    private static boolean singlesOut(JsonNode details) {
        var said = details.toString().toLowerCase(Locale.ROOT);
        var names = Stream.of(Item.values())
                .flatMap(item -> Stream.of(
                        item.word(), item.text().zh().name(), item.text().en().name()));
        return Stream.concat(names, Stream.concat(LIMITS.stream(), Stream.of("手机", "电话", "证件", "邮箱", "地址", "学历")))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(said::contains);
    }

    private static boolean isGiven(JsonNode details, String field) {
        return !details.path(field).isMissingNode() && !details.path(field).isNull();
    }

    private static boolean isList(JsonNode value, Predicate<String> known) {
        return value.isArray()
                && !value.isEmpty()
                && value.valueStream().allMatch(word -> word.isTextual() && known.test(word.textValue()));
    }

    private static List<String> words(@Nullable JsonNode details, String field) {
        var words = new ArrayList<String>();
        if (details != null) {
            details.path(field).forEach(word -> words.add(word.textValue()));
        }
        return words;
    }
}
