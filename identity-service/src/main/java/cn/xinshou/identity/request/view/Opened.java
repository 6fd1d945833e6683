package cn.xinshou.identity.request.view;

import cn.xinshou.identity.request.complaint.ComplaintView;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.right.RequestKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a request, opened.
 *
 * @param complaints where to complain by mail, beside a refusal
 * @param complaint the newest about it
 */
public record Opened(
        @Nullable JsonNode details,
        @Nullable JsonNode proof,
        @Nullable JsonNode answer,
        @Nullable List<Notes.Open> correspondence,
        @Nullable String complaints,
        @Nullable ComplaintView complaint) {

    static final Opened NOTHING = new Opened(null, null, null, null, null, null);

    /** For whoever sees the answer and none of the words that asked for it. */
    public static Opened answer(JsonNode answer) {
        return new Opened(null, null, answer, null, null, null);
    }

    static Opened complaint(ComplaintView complaint) {
        return new Opened(null, null, null, null, null, complaint);
    }

    /** What of the person is in it, as the person finds it among the reads: what they said, what they were told, what they complained of. */
    List<String> seen(RequestKind kind) {
        var seen = new ArrayList<String>();
        if (details != null || proof != null || correspondence != null) {
            seen.add("request-details");
        }
        if (answer != null) {
            seen.add(kind == RequestKind.EXPLANATION ? "automated-decisions" : "request-answer");
        }
        if (complaint != null) {
            seen.add("complaint");
        }
        return seen;
    }

    @Override
    public String toString() {
        return "Opened[…]";
    }
}
