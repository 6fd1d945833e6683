package cn.xinshou.identity.request.complaint;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts about complaints. Never what was complained of in words, nor what was answered. */
sealed interface ComplaintEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    /** @param request what it is about, if it is about a request */
    record Received(
            UUID subject,
            UUID complaint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID request,

            Instant dueAt,
            Instant at)
            implements ComplaintEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.complaint-received.v1";
        }
    }

    /** @param reminder half-time, seven-days or two-days */
    record Reminded(
            UUID subject,
            UUID complaint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID request,

            String reminder,
            Instant dueAt,
            Instant at)
            implements ComplaintEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.complaint-reminded.v1";
        }
    }

    /** Everybody at the desk is called on. */
    record Overdue(
            UUID subject,
            UUID complaint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID request,

            Instant dueAt,
            Instant at)
            implements ComplaintEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.complaint-overdue.v1";
        }
    }

    record Decided(
            UUID subject,
            UUID complaint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID request,

            ComplaintState outcome,
            String by,
            Instant at)
            implements ComplaintEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.complaint-decided.v1";
        }
    }
}
