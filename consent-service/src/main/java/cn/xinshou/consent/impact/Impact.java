package cn.xinshou.consent.impact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a version means for people.
 *
 * @param against the version before it, with which it is compared
 * @param classes the kinds of major change: computed, from events, and as an editor added for the {@code reason}
 * @param people everybody who ever acted or decided
 * @param askedAgain per purpose whose consent does not cover the version
 * @param staying those whom an older version goes on governing until they expressly agree (promise P7.1)
 * @param at when it was counted
 */
record Impact(
        String version,
        String against,
        boolean published,
        boolean major,
        boolean reducing,
        Collection<Integer> classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        long people,
        List<Asked> askedAgain,
        Staying staying,
        Notice notice,
        Instant at) {

    /** @param people who hold a consent to the purpose that does not cover the version: each of them has to be asked again */
    record Asked(String purpose, long people) {}

    record Staying(long people, List<Governed> versions) {}

    /** @param people whom this older version goes on governing */
    record Governed(String version, long people) {}

    /**
     * Who has to be told of the change (PIPL 17, promise P7.2).
     *
     * @param prominent whether every person gets a notice of their own, by mail too, and sees it at the next login; else it is published
     * @param people how many that are
     */
    record Notice(boolean prominent, long people) {}
}
