package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.decision.DecideDisclosure;
import cn.xinshou.consent.recipient.SharingBasis;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to tell a recipient something, and what became of it.
 *
 * @param recipientVersion of the register's entry it was judged by; null if there was none
 * @param sealedUntil until when a law forbids telling the people (PIPL 18, 35)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Disclosure(
        UUID id,
        String recipient,
        @Nullable Long recipientVersion,
        String purpose,
        SharingBasis basis,
        List<String> items,
        State state,
        @Nullable Evidence evidence,
        String askedBy,
        Instant askedAt,
        @Nullable Review review,
        @Nullable Instant sealedUntil,
        List<Decided> decisions) {

    enum State {
        @JsonProperty("decided")
        DECIDED,
        @JsonProperty("pending-review")
        PENDING_REVIEW
    }

    enum Outcome {
        @JsonProperty("allowed")
        ALLOWED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("pending-review")
        PENDING
    }

    /** Why an item may not be told, and the promise that keeps. */
    record Refused(String item, String reason, String promise) {

        static List<Refused> each(List<String> items, String reason, String promise) {
            return items.stream()
                    .map(item -> new Refused(item, reason, promise))
                    .toList();
        }
    }

    /**
     * What was decided about one person; {@code items} is all that may be told.
     *
     * @param refused why each of the others may not; null where that was not written down yet
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            UUID subject,
            boolean decision,
            Outcome state,
            String reason,
            @Nullable String promise,
            List<String> items,
            List<String> refusedItems,
            @Nullable List<Refused> refused,
            String policyVersion,
            String revision,
            Instant at) {

        static Decided of(DecideDisclosure.Answer answer, Instant now) {
            return new Decided(
                    answer.subject(),
                    answer.yes(),
                    answer.yes() ? Outcome.ALLOWED : Outcome.REFUSED,
                    answer.reason(),
                    answer.yes() ? null : answer.promise(),
                    answer.items(),
                    answer.refused().stream()
                            .map(DecideDisclosure.Refused::item)
                            .toList(),
                    answer.refused().stream()
                            .map(one -> new Refused(one.item(), one.reason(), one.promise()))
                            .toList(),
                    answer.policyVersion(),
                    Long.toString(answer.revision()),
                    now);
        }
    }

    /** What a human decided, on which paper. */
    record Review(boolean approved, String reason, String digest, String by, Instant at) {}

    /**
     * A look at whether the people may be told.
     *
     * @param until until when not; null if from then on
     */
    record Examination(@Nullable Instant until, String reason, String digest, String by, Instant at) {}

    Disclosure reviewed(Review review, List<Decided> decisions, @Nullable Instant sealedUntil) {
        return new Disclosure(
                id,
                recipient,
                recipientVersion,
                purpose,
                basis,
                items,
                State.DECIDED,
                evidence,
                askedBy,
                askedAt,
                review,
                sealedUntil,
                decisions);
    }
}
