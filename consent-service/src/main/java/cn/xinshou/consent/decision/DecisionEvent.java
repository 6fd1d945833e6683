package cn.xinshou.consent.decision;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/** The facts this package publishes. */
sealed interface DecisionEvent extends Event {

    /**
     * Somebody asked and was told no.
     *
     * @param count how often since this was last stated
     */
    record UseDenied(UUID subject, String purpose, Reason reason, String promise, long count, Instant at)
            implements DecisionEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.use-denied.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }
}
