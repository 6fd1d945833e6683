package cn.xinshou.breach.message;

import cn.xinshou.breach.delivery.Outcome;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Writes down what came of an attempt. */
@ApplicationScoped
class SettleMessage {

    private final Messages messages;
    private final MessageConfig config;
    private final Journal journal;
    private final Clock clock;

    SettleMessage(Messages messages, MessageConfig config, Journal journal, Clock clock) {
        this.messages = messages;
        this.config = config;
        this.journal = journal;
        this.clock = clock;
    }

    /** One answer of this class for each way an attempt can go. */
    sealed interface Attempt {

        record Carried(Outcome outcome) implements Attempt {}

        record Nowhere() implements Attempt {}

        /** Our own fault: the text cannot be written. */
        record Unwritable() implements Attempt {}

        /** Nobody was asked; it counts as no attempt. */
        record Held(String reason) implements Attempt {}
    }

    @Transactional
    public void settle(Taken message, UUID lease, Attempt attempt) {
        switch (attempt) {
            case Attempt.Nowhere nowhere -> end(message, lease, MessageState.NO_ADDRESS, "", 0);
            case Attempt.Unwritable unwritable -> end(message, lease, MessageState.FAILED, "unwritable", 0);
            case Attempt.Held held ->
                messages.release(
                        message.id(), lease, clock.instant().plus(config.hold()), held.reason(), message.attempts());
            case Attempt.Carried carried -> settle(message, lease, carried.outcome());
        }
    }

    /** Silence after the last byte counts as a refusal for now: a second copy under the same message id harms less than none. */
    private void settle(Taken message, UUID lease, Outcome outcome) {
        var code = outcome.replyCode() == null ? 0 : outcome.replyCode();
        switch (outcome.verdict()) {
            case ACCEPTED -> end(message, lease, MessageState.HANDED_OFF, "", code);
            case FINAL -> end(message, lease, MessageState.FAILED, "refused", code);
            case RETRY, UNKNOWN -> {
                var attempts = message.attempts() + 1;
                if (attempts >= config.refusals()) {
                    end(message, lease, MessageState.FAILED, "refused", code);
                } else {
                    messages.release(
                            message.id(), lease, clock.instant().plus(pause(attempts)), "refused-for-now", attempts);
                }
            }
        }
    }

    private void end(Taken message, UUID lease, MessageState state, String reason, int code) {
        var now = clock.instant();
        if (messages.end(message.id(), lease, state, reason, code, now)) {
            journal.append(
                    new MessageSettled(message.id(), message.subject(), message.kind(), message.caseId(), state, now));
        }
    }

    private Duration pause(int attempts) {
        var pause = config.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
    }
}
