package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** The shipped policy as an editor would send it in, under a new version, for tests to change. */
public final class DraftOfShipped {

    // Far away, so that moving the clock by a year or two brings no other test's version into force.
    private static final LocalDate FAR = LocalDate.of(2300, 1, 1);
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode SHIPPED = shipped();

    private DraftOfShipped() {}

    /** With a version and an effective date after that of every one made before. */
    public static ObjectNode next() {
        var number = COUNTER.incrementAndGet();
        var draft = node();
        draft.put("version", "v" + number);
        draft.put("effectiveFrom", FAR.plusDays(60L * number) + "T00:00:00+08:00");
        return draft;
    }

    public static ObjectNode node() {
        return SHIPPED.deepCopy();
    }

    private static ObjectNode shipped() {
        try {
            var draft =
                    (ObjectNode) JSON.readTree(PolicyFiles.toJson(PolicyFiles.shippedDocument(ShippedPolicy.VERSION)));
            var texts = draft.putObject("texts");
            for (var language : Language.values()) {
                texts.put(
                        language.tag(),
                        PolicyFiles.shippedTexts(ShippedPolicy.VERSION)
                                .get(language)
                                .content());
            }
            return draft;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ObjectMapper json() {
        return JSON;
    }
}
