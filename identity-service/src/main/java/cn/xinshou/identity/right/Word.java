package cn.xinshou.identity.right;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum constant that is published in lower case with hyphens. */
public interface Word {

    String name();

    /** As written in the published interface. */
    @JsonValue
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
