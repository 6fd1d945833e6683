package cn.xinshou.identity.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;

/**
 * Something to tell one person.
 *
 * @param kind one of those that breach-notifier has a text for
 * @param parameters what the text has places for
 * @param caseId the request it is about, which the person sees among the reads of their address
 */
public record Message(
        UUID subject,
        String kind,
        String language,
        Map<String, String> parameters,
        @JsonProperty("case") String caseId) {

    @Override
    public String toString() {
        return "Message[" + subject + ", " + kind + ", " + caseId + "]";
    }
}
