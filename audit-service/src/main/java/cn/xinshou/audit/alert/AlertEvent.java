package cn.xinshou.audit.alert;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface AlertEvent extends Event {

    @Nullable
    UUID subject();

    UUID alert();

    @Override
    default String key() {
        var subject = subject();
        return subject == null ? alert().toString() : subject.toString();
    }

    record Raised(@Nullable UUID subject, UUID alert, String level, List<String> detectors, Instant at)
            implements AlertEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.alert-raised.v1";
        }
    }

    record Answered(UUID subject, UUID alert, boolean mine, Instant at) implements AlertEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.alert-answered.v1";
        }
    }

    /**
     * A member of staff read an alert about somebody who is known.
     *
     * @param reading the id under which the person finds it among the reads of their data
     * @param items what of the person was in it, never a value
     */
    record Read(
            UUID subject,
            UUID reading,
            UUID alert,
            List<String> items,
            String purpose,
            String reader,
            String role,
            Instant at)
            implements AlertEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.alert-read.v1";
        }
    }

    /** @param by the id of the member of staff */
    record Judged(@Nullable UUID subject, UUID alert, String verdict, String by, Instant at) implements AlertEvent {
        @Override
        public String type() {
            return "cn.xinshou.audit.alert-judged.v1";
        }
    }
}
