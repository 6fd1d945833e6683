package cn.xinshou.identity.request;

import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. Never what was asked in words, nor what was answered. */
public sealed interface RequestEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    record Received(
            UUID subject,
            UUID request,
            RequestKind kind,
            Channel channel,
            Requester requester,
            Instant dueAt,
            Instant answerBy,
            Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-received.v1";
        }
    }

    /** @param by {@code session} for a recent sign-in, else the officer's account */
    record Verified(UUID subject, UUID request, RequestKind kind, String by, Instant at) implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-verified.v1";
        }
    }

    /** @param by {@code system} where nobody had to decide, else the officer's account */
    record Fulfilled(UUID subject, UUID request, RequestKind kind, String by, Instant at) implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-fulfilled.v1";
        }
    }

    record Refused(UUID subject, UUID request, RequestKind kind, Ground ground, String by, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-refused.v1";
        }
    }

    /** The person was asked for something. */
    record Paused(UUID subject, UUID request, RequestKind kind, String by, Instant answerBy, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-paused.v1";
        }
    }

    record Resumed(UUID subject, UUID request, RequestKind kind, String by, Instant dueAt, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-resumed.v1";
        }
    }

    record ExtensionProposed(UUID subject, UUID request, RequestKind kind, Instant until, String by, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-extension-proposed.v1";
        }
    }

    record ExtensionAnswered(
            UUID subject, UUID request, RequestKind kind, boolean agreed, Instant dueAt, String by, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-extension-answered.v1";
        }
    }

    /** @param rule registration-closes or tickets-printed */
    record BroughtForward(UUID subject, UUID request, RequestKind kind, String rule, Instant dueAt, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-brought-forward.v1";
        }
    }

    record Withdrawn(UUID subject, UUID request, RequestKind kind, String by, Instant at) implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-withdrawn.v1";
        }
    }

    /** @param assignee the officer's account */
    record Assigned(UUID subject, UUID request, RequestKind kind, String assignee, String by, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-assigned.v1";
        }
    }

    /** @param reminder half-time, seven-days or two-days */
    record Reminded(
            UUID subject,
            UUID request,
            RequestKind kind,
            String reminder,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String assignee,

            Instant dueAt,
            Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-reminded.v1";
        }
    }

    /** Everybody at the desk is called on, not only whom it is assigned to. */
    record Overdue(
            UUID subject,
            UUID request,
            RequestKind kind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String assignee,

            Instant dueAt,
            Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-overdue.v1";
        }
    }

    /** On day 30 the work is not done; the person was told so. */
    record InterimAnswered(
            UUID subject, UUID request, RequestKind kind, RequestState state, Instant answerBy, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-interim-answered.v1";
        }
    }

    /** Nobody showed who asked; what was said is gone. */
    record Expired(UUID subject, UUID request, RequestKind kind, Instant at) implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-expired.v1";
        }
    }

    record Reopened(UUID subject, UUID request, RequestKind kind, String by, Instant dueAt, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.request-reopened.v1";
        }
    }

    /** A second person looked at a refusal that is being considered. */
    record RefusalReviewed(
            UUID subject, UUID request, RequestKind kind, Ground ground, boolean agrees, String by, Instant at)
            implements RequestEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.refusal-reviewed.v1";
        }
    }
}
