package cn.xinshou.identity.request;

import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/** The facts this package publishes. Never what was asked in words, nor what was answered. */
sealed interface RequestEvent extends Event {

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
}
