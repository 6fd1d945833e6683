package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Revised;
import cn.xinshou.consent.difference.Change;
import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.PolicyText;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A draft, with what publishing it would mean, so that the second editor reviews the consequences too.
 *
 * @param document as it was sent, completed by what the newest version says of what was left out
 * @param earliest when it can be in force if it is published now
 */
record DraftView(
        String version,
        String status,
        long revision,
        String author,
        String editor,
        Instant createdAt,
        Instant changedAt,
        SortedMap<String, String> digests,
        Map<String, List<PolicyText.Section>> sections,
        String previous,
        List<Change> changes,
        SortedSet<Integer> classes,
        boolean major,
        boolean reducing,
        Instant earliest,
        JsonNode document)
        implements Revised {

    static DraftView of(
            Draft draft,
            SortedMap<String, String> digests,
            Map<String, List<PolicyText.Section>> sections,
            PolicyDifference difference,
            SortedSet<Integer> classes,
            boolean major,
            Instant earliest) {
        return new DraftView(
                draft.version(),
                "draft",
                draft.revision(),
                draft.author(),
                draft.editor(),
                draft.createdAt(),
                draft.changedAt(),
                digests,
                sections,
                difference.from().version(),
                difference.changes(),
                classes,
                major,
                difference.reducing(),
                earliest,
                draft.body());
    }
}
