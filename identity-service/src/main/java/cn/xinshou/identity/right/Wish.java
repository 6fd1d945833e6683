package cn.xinshou.identity.right;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request of which it is established who asked, and which somebody decided to carry out.
 *
 * @param details what was asked in the person's words or as an object, if anything was said beyond the kind
 * @param decidedBy the officer's account, or {@code system} where nobody has to decide
 */
public record Wish(
        UUID request,
        UUID subject,
        RequestKind kind,
        @Nullable JsonNode details,
        String decidedBy,
        Instant at) {

    @Override
    public String toString() {
        return "Wish[" + request + ", " + kind + "]";
    }
}
