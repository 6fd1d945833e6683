package cn.xinshou.consent.withdrawal;

import cn.xinshou.consent.consent.ConsentEnded;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The duty to tell one recipient that one person's data may be used for one purpose no longer.
 *
 * @param items what the recipient was told, over all disclosures for the purpose
 * @param at when the use ended
 * @param dueAt by when the recipient has to acknowledge
 * @param tries how often it was sent
 * @param answer what came of the last try: a status code or a word of ours
 * @param takenAt when the recipient first said that it took it in without having carried it out (202)
 * @param acknowledgedBy {@code recipient}, or the officer who holds its word
 * @param evidence SHA-256 of that word
 * @param overdueAt when it was found to be late
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Notice(
        UUID id,
        String recipient,
        UUID subject,
        String purpose,
        Cause cause,
        List<String> items,
        List<UUID> disclosures,
        long revision,
        Instant at,
        Instant dueAt,
        int tries,
        @Nullable String answer,
        @Nullable Instant takenAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String evidence,
        @Nullable Instant overdueAt) {

    /** As in {@link ConsentEnded.Cause}. */
    enum Cause {
        WITHDRAWN,
        REFUSED,
        DECLINED,
        EXPIRED,
        SUPERSEDED,
        GUARDIAN_MISSING,
        ERASED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    enum State {
        WAITING,
        TAKEN,
        OVERDUE,
        ACKNOWLEDGED;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    State state(Instant now) {
        if (acknowledgedAt != null) {
            return State.ACKNOWLEDGED;
        }
        if (!dueAt.isAfter(now)) {
            return State.OVERDUE;
        }
        return takenAt == null ? State.WAITING : State.TAKEN;
    }

    /** From the end of the use to the acknowledgement, or until now. */
    Duration lag(Instant now) {
        return Duration.between(at, acknowledgedAt == null ? now : acknowledgedAt);
    }
}
