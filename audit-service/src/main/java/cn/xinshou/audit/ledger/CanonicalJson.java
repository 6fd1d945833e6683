package cn.xinshou.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * One byte sequence per JSON value (RFC 8785). Refuses what two readers could read differently or what the canonical form would
 * change: repeated keys, lone surrogates, integers beyond 2^53, numbers beyond a double.
 */
public final class CanonicalJson {

    private static final BigInteger LARGEST_EXACT = BigInteger.ONE.shiftLeft(53);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build();

    static {
        STRICT.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
    }

    /** The bytes are no JSON, or none that has one canonical form. */
    public static final class NotCanonical extends Exception {

        private NotCanonical(String reason) {
            super(reason);
        }
    }

    private CanonicalJson() {}

    /** Reads and checks; the result may be given to {@link #bytes}. */
    public static JsonNode parse(byte[] json) throws NotCanonical {
        JsonNode value;
        try {
            value = STRICT.readTree(json);
        } catch (IOException e) {
            throw new NotCanonical("the data is not well-formed JSON");
        }
        if (value == null || value.isMissingNode()) {
            throw new NotCanonical("the data is empty");
        }
        check(value);
        return value;
    }

    /** The canonical form, in UTF-8. */
    public static byte[] bytes(JsonNode value) {
        try {
            // The canonicaliser takes objects and arrays only, hence the array around the value and its removal.
            var array = new JsonCanonicalizer("[" + STRICT.writeValueAsString(value) + "]").getEncodedString();
            return array.substring(1, array.length() - 1).getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("not checked before: " + e.getMessage(), e);
        }
    }

    private static void check(JsonNode value) throws NotCanonical {
        if (value.isTextual()) {
            checkText(value.textValue());
        } else if (value.isIntegralNumber()) {
            if (value.bigIntegerValue().abs().compareTo(LARGEST_EXACT) > 0) {
                throw new NotCanonical("an integer is larger than 2^53");
            }
        } else if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
            throw new NotCanonical("a number is no double");
        }
        for (var field : value.properties()) {
            checkText(field.getKey());
            check(field.getValue());
        }
        if (value.isArray()) {
            for (var item : value) {
                check(item);
            }
        }
    }

    private static void checkText(String text) throws NotCanonical {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isHighSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new NotCanonical("a text holds half a surrogate pair");
                }
                i++;
            }
        }
    }
}
