package cn.xinshou.e2e.fuzz;

import java.util.Map;

/**
 * One bad request.
 *
 * @param path with its query, encoded
 * @param body null for none
 * @param field what was spoilt: the name of a field or parameter, empty if it is the body as a whole
 * @param badness how it was spoilt, for people
 * @param refused whether nothing but a refusal is right; otherwise it may also turn out to be acceptable
 */
public record Attempt(
        String path, byte[] body, Map<String, String> headers, String field, String badness, boolean refused) {

    /** In every text that is sent; whoever repeats it repeats what people may have typed about themselves. */
    public static final String CANARY = "Kanarienvogel7f3";

    @Override
    public String toString() {
        return badness + (field.isEmpty() ? "" : " in " + field);
    }
}
