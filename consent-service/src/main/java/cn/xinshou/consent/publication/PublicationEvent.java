package cn.xinshou.consent.publication;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface PublicationEvent extends Event {

    /** What happened to it. */
    enum Outcome {
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("stopped")
        STOPPED
    }

    /**
     * @param subject absent while the publication is sealed: then not even the person's own log may show it
     * @param code a to g in a statutory case
     * @param basis PIPL 13, by article
     * @param document digest of what it rests on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            UUID publication,
            @Nullable UUID subject,
            PublicationKind kind,
            @Nullable StatutoryCase code,
            @Nullable String basis,
            @Nullable String document,
            Outcome outcome,
            boolean sealed,
            Instant at)
            implements PublicationEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.publication-decided.v1";
        }

        @Override
        public String key() {
            return (subject == null ? publication : subject).toString();
        }
    }
}
