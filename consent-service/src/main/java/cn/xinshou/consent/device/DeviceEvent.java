package cn.xinshou.consent.device;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface DeviceEvent extends Event {

    /** A person showed that a device is theirs. Which one is not told: its choices are to stay those of a device in every record of facts. */
    record DeviceLinked(UUID subject, Instant at) implements DeviceEvent {

        @Override
        public String type() {
            return "cn.xinshou.consent.device-linked.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    /**
     * Something changed on a device: a choice about a purpose, or whether its browser sends a signal.
     *
     * @param signal gpc or dnt, with {@code on}; else null
     * @param purpose with {@code choice} and whether a conflict with a signal had been shown; else null
     * @param policyVersion the version in force, on which a choice was made
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChoiceChanged(
            UUID device,
            @Nullable String purpose,
            @Nullable Choice choice,
            @Nullable Boolean conflictShown,
            @Nullable String signal,
            @Nullable Boolean on,
            String policyVersion,
            Instant at)
            implements DeviceEvent {

        static ChoiceChanged choice(UUID device, String purpose, DeviceState.Made made, String policyVersion) {
            return new ChoiceChanged(
                    device,
                    purpose,
                    made.choice(),
                    made.choice() == Choice.grant ? made.conflict().any() : null,
                    null,
                    null,
                    policyVersion,
                    made.at());
        }

        static ChoiceChanged signal(UUID device, String signal, boolean on, String policyVersion, Instant at) {
            return new ChoiceChanged(device, null, null, null, signal, on, policyVersion, at);
        }

        @Override
        public String type() {
            return "cn.xinshou.consent.device-choice-changed.v1";
        }

        @Override
        public String key() {
            return device.toString();
        }
    }
}
