package cn.xinshou.identity.explanation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision as audit-service tells it: the fields read here. */
@JsonIgnoreProperties(ignoreUnknown = true)
record MadeDecision(
        UUID id,
        UUID subject,
        String kind,
        Instant at,
        String model,
        String level,
        List<Said> inputs,
        List<Said> reasons,
        List<Said> effects,
        String state,
        @Nullable Review review,
        String zh,
        String en) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Said(String name, String zh, String en) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Review(Instant at, String reasons) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<MadeDecision> items, @Nullable String next) {}

    @Override
    public String toString() {
        return "MadeDecision[" + id + "]";
    }
}
