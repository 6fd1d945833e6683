package cn.xinshou.frontdoor;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Preconditions of changes (RFC 9110, 13.1.1; RFC 6585, 3). */
public final class IfMatch {

    private IfMatch() {}

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** @throws Problem PRECONDITION_REQUIRED without the header, STALE if it names another version */
    public static void require(@Nullable String header, long version) {
        if (header == null || header.isBlank()) {
            throw Problem.of(CommonProblem.PRECONDITION_REQUIRED, "Read it first and send its ETag as If-Match.")
                    .field("If-Match", "is missing");
        }
        if (!header.trim().equals("*") && !header.trim().equals(tag(version))) {
            throw Problem.of(CommonProblem.STALE, "Read it again and repeat the change on what is there now.")
                    .field("If-Match", "is not the present version");
        }
    }
}
