package cn.xinshou.identity.reading;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody read items of a person.
 *
 * @param reading the id under which the person finds it in the list of readers
 * @param items names, never values
 * @param caseId the incident or request for which it was read, if any
 * @param caseKind what kind of case that is
 * @param unmasked whether the values were shown whole
 */
record ProfileRead(
        UUID subject,
        UUID reading,
        List<String> items,
        String purpose,

        @JsonProperty("case") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String caseId,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String caseKind,

        String reader,
        String role,
        boolean unmasked,
        Instant at)
        implements Event {

    @Override
    public String type() {
        return "cn.xinshou.identity.profile-read.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
