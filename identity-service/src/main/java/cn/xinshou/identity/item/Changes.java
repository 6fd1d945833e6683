package cn.xinshou.identity.item;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody wants a profile to say: checked values by item, and items to take away.
 *
 * @param values as they are to be kept
 */
public record Changes(Map<Item, JsonNode> values, Set<Item> removed) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

    /**
     * Reads an object of item values, in which null takes an item away, and reports everything that is wrong with it at once.
     *
     * @param today the day by which birthdays are judged
     * @throws Problem naming each unknown item and each value that cannot be kept
     */
    public static Changes read(ObjectNode body, LocalDate today) {
        var values = new EnumMap<Item, JsonNode>(Item.class);
        var removed = EnumSet.noneOf(Item.class);
        var problem = Problem.of(CommonProblem.INVALID_REQUEST, "Mend the fields named and send it again.");
        for (var property : body.properties()) {
            try {
                var item = Item.named(property.getKey()).orElseThrow(() -> new Unacceptable("is no item of a profile"));
                if (property.getValue().isNull()) {
                    removed.add(item);
                } else {
                    values.put(item, item.check(property.getValue(), today));
                }
            } catch (Unacceptable e) {
                problem.field(name(property.getKey()), e.why());
            }
        }
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
        return new Changes(values, removed);
    }

    /** A name somebody made up may be anything, a value in the wrong place included; it is given back only if it looks like a name. */
    private static String name(String property) {
        return NAME.matcher(property).matches() ? property : "(a field whose name is no name)";
    }

    /** Whether nothing is set and nothing taken away. */
    public boolean isEmpty() {
        return values.isEmpty() && removed.isEmpty();
    }

    @Override
    public String toString() {
        return "Changes[values of " + values.keySet() + ", removed " + removed + "]";
    }
}
