package cn.xinshou.consent.publishing;

import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A version that is being written.
 *
 * @param revision counts its changes from 1: what a reviewer saw is what is published
 * @param author who began it
 * @param editor who changed it last
 */
record Draft(
        String version,
        JsonNode body,
        long revision,
        String author,
        String editor,
        Instant createdAt,
        Instant changedAt) {

    /** @throws Problem if a rule that drafts have to keep was made stricter since it was written */
    DraftDocument document() {
        return DraftReader.document(body);
    }

    boolean isBy(String person) {
        return author.equals(person) || editor.equals(person);
    }

    /** What is on a line of the list. */
    Map<String, String> title() {
        return Map.of(
                "zh", body.at("/title/zh").asText(), "en", body.at("/title/en").asText());
    }
}
