package cn.xinshou.consent.withdrawal;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface WithdrawalEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    /**
     * @param by {@code recipient}, or the officer who holds its word
     * @param evidence SHA-256 of that word
     * @param lagSeconds from the end of the use to this
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Acknowledged(
            UUID subject,
            UUID notice,
            String recipient,
            String purpose,
            Notice.Cause cause,
            String by,
            @Nullable String evidence,
            long lagSeconds,
            Instant at)
            implements WithdrawalEvent {

        static Acknowledged of(Notice notice) {
            var at = Objects.requireNonNull(notice.acknowledgedAt());
            return new Acknowledged(
                    notice.subject(),
                    notice.id(),
                    notice.recipient(),
                    notice.purpose(),
                    notice.cause(),
                    Objects.requireNonNull(notice.acknowledgedBy()),
                    notice.evidence(),
                    notice.lag(at).toSeconds(),
                    at);
        }

        @Override
        public String type() {
            return "cn.xinshou.consent.withdrawal-acknowledged.v1";
        }
    }

    /** @param answer what came of the last try */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Overdue(
            UUID subject,
            UUID notice,
            String recipient,
            String purpose,
            Notice.Cause cause,
            @Nullable String answer,
            Instant dueAt,
            Instant at)
            implements WithdrawalEvent {

        static Overdue of(Notice notice) {
            return new Overdue(
                    notice.subject(),
                    notice.id(),
                    notice.recipient(),
                    notice.purpose(),
                    notice.cause(),
                    notice.answer(),
                    notice.dueAt(),
                    Objects.requireNonNull(notice.overdueAt()));
        }

        @Override
        public String type() {
            return "cn.xinshou.consent.withdrawal-overdue.v1";
        }
    }
}
