package cn.xinshou.frontdoor;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.util.Base64;
import java.util.List;

/** The place behind which a list goes on, opaque to callers. */
public final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    /** @param parts the sort key of the last row seen; none contains a line break */
    public static String encode(Object... parts) {
        var text = String.join(
                SEPARATOR, List.of(parts).stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws Problem INVALID_REQUEST if the cursor is none of ours */
    public static List<String> decode(String cursor, int parts) {
        try {
            var decoded = List.of(new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(SEPARATOR, -1));
            if (decoded.size() == parts) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like a cursor with too few parts.
        }
        throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                .field("cursor", "is not one of this list");
    }
}
