package cn.xinshou.breach.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Whether some of the people are concerned in a special way, or how many of them: early on, only the first is known. */
public record Extent(@Nullable Boolean any, @Nullable Long count) {

    @JsonCreator
    static Extent of(boolean any) {
        return new Extent(any, null);
    }

    @JsonCreator
    static Extent of(long count) {
        return new Extent(null, count);
    }

    @JsonValue
    Object written() {
        return count != null ? count : Boolean.TRUE.equals(any);
    }

    boolean isPossible() {
        return count == null || count >= 0;
    }
}
