package cn.xinshou.e2e.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a service answered. */
public record Answer(String question, int status, byte[] body, Map<String, String> headers) {

    /** @throws Failed unless the status is one of these */
    public Answer mustBe(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(allowed -> allowed == status)) {
            throw new Failed("%s was answered with %d, not %s%s"
                    .formatted(question, status, Arrays.toString(statuses), problem()));
        }
        return this;
    }

    /** Missing when the body is no JSON. */
    public JsonNode json() {
        try {
            return new JsonMapper().readTree(body);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** A problem (RFC 9457) holds nothing personal by contract, so it may be shown. */
    private String problem() {
        JsonNode problem = json();
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        String fields = problem.path("errors").isEmpty() ? "" : " " + problem.path("errors");
        return detail.isEmpty() ? "" : ": " + detail + fields;
    }

    @Override
    public String toString() {
        return question + " → " + status;
    }
}
