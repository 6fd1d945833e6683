package cn.xinshou.identity.correction;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Changes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request for correction asks for: {@code {items: {item: value or null}, evidence?, purpose?}}.
 *
 * @param purpose what an item that is not held yet is collected for
 */
public record AskedCorrection(Changes changes, @Nullable String purpose) {

    private static final String ITEMS = "items";
    private static final String EVIDENCE = "evidence";
    private static final String PURPOSE = "purpose";
    private static final Set<String> FIELDS = Set.of(ITEMS, EVIDENCE, PURPOSE);
    private static final Pattern PURPOSE_ID = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * @param details an object
     * @param today the day by which birthdays are judged
     * @throws Problem naming each field that is wrong
     */
    public static AskedCorrection read(JsonNode details, LocalDate today) {
        details.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw wrong("details", "has items, evidence and purpose only");
            }
        });
        if (!(details.get(ITEMS) instanceof ObjectNode items) || items.isEmpty()) {
            throw wrong("details.items", "must say what at least one item is to be");
        }
        var evidence = details.get(EVIDENCE);
        if (evidence != null && !evidence.isNull() && !evidence.isTextual() && !evidence.isObject()) {
            throw wrong("details.evidence", "must be text or an object");
        }
        return new AskedCorrection(read(items, today), purpose(details.get(PURPOSE)));
    }

    /** The same refusals as anywhere, with the place at which the item stands. */
    private static Changes read(ObjectNode items, LocalDate today) {
        try {
            return Changes.read(items, today);
        } catch (Problem refused) {
            var problem = Problem.of(refused.kind(), refused.detail());
            refused.errors().forEach(error -> problem.field("details.items." + error.field(), error.message()));
            throw problem;
        }
    }

    private static @Nullable String purpose(@Nullable JsonNode purpose) {
        if (purpose == null || purpose.isNull()) {
            return null;
        }
        if (!purpose.isTextual() || !PURPOSE_ID.matcher(purpose.textValue()).matches()) {
            throw wrong("details.purpose", "must be the id of a purpose");
        }
        return purpose.textValue();
    }

    private static Problem wrong(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                .field(field, why);
    }

    @Override
    public String toString() {
        return "AskedCorrection[" + changes + "]";
    }
}
