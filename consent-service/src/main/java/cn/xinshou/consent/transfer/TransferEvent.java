package cn.xinshou.consent.transfer;

import cn.xinshou.consent.Words;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface TransferEvent extends Event {

    /** What happened. */
    enum Outcome {
        @JsonProperty("announced")
        ANNOUNCED,
        @JsonProperty("rejected")
        REJECTED,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("agreed")
        AGREED,
        @JsonProperty("refused")
        REFUSED
    }

    /** A request to the notifier to tell people (PIPL 22, promise P7.2 class 2). */
    record Campaign(UUID id, String audience, Words summary) {}

    /**
     * @param subject whose answer it is; absent where it is about the whole
     * @param version which the successor accepted in writing
     * @param document digest of the acceptance, or of what the transfer rests on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            UUID transfer,
            @Nullable UUID subject,
            TransferKind kind,
            Outcome outcome,
            @Nullable Words successor,
            @Nullable Words contact,
            @Nullable String version,
            @Nullable String document,
            @Nullable Campaign campaign,
            Instant at)
            implements TransferEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.transfer-decided.v1";
        }

        @Override
        public String key() {
            return (subject == null ? transfer : subject).toString();
        }
    }

    /**
     * It was asked whether one person's data may be handed over, and decided.
     *
     * @param governing the version that governs the person and that the successor has to be bound to; null for somebody unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HandoverDecided(
            UUID transfer,
            UUID subject,
            boolean decision,
            DecideForPerson.Reason reason,
            String promise,
            @Nullable String governing,
            Instant at)
            implements TransferEvent {

        @Override
        public String type() {
            return "cn.xinshou.consent.handover-decided.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }
}
