package cn.xinshou.consent.publishing;

import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What publishing a version meant.
 *
 * @param previous the version published before it
 * @param major whether people get the more prominent notice (promise P7.2)
 * @param classes which of the six kinds of major change
 * @param reducing whether it holds for a person only after explicit consent (promise P7.1)
 * @param widened the purposes whose terms grew
 * @param asked the purposes for which a request for consent was opened (promise P1.5)
 * @param reason why an editor added classes
 */
record Publication(
        String version,
        Instant effectiveFrom,
        SortedMap<String, String> digests,
        String previous,
        boolean major,
        SortedSet<Integer> classes,
        boolean reducing,
        SortedSet<String> widened,
        SortedSet<String> asked,
        @Nullable String reason,
        Instant at) {}
