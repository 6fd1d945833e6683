package cn.xinshou.audit.decision;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The facts this package publishes: that, never why. */
sealed interface DecisionEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    record Made(
            UUID subject, UUID decision, DecisionKind kind, String model, String level, DecisionState state, Instant at)
            implements DecisionEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.decision-made.v1";
        }
    }

    record Appealed(UUID subject, UUID decision, boolean refusesAutomation, Instant at) implements DecisionEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.decision-appealed.v1";
        }
    }

    /**
     * A member of staff read what a machine decided about somebody, and why.
     *
     * @param reading the id under which the person finds it among the reads of their data
     * @param items what of the person was in it, never a value
     */
    record Read(
            UUID subject,
            UUID reading,
            UUID decision,
            List<String> items,
            String purpose,
            String reader,
            String role,
            Instant at)
            implements DecisionEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.decision-read.v1";
        }
    }

    /** @param by the id of the member of staff */
    record Reviewed(UUID subject, UUID decision, Outcome outcome, String by, Instant at) implements DecisionEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.decision-reviewed.v1";
        }
    }
}
