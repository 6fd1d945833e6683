package cn.xinshou.identity.kept;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/** The facts this package publishes: every step that a record takes, from the day it is kept to its end. */
sealed interface KeptEvent extends Event {

    UUID subject();

    @Override
    default String key() {
        return subject().toString();
    }

    record Made(UUID subject, UUID record, String duty, Instant until, Instant at) implements KeptEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.kept-record-made.v1";
        }
    }

    record Asked(UUID subject, UUID record, String duty, UUID access, String by, Instant at) implements KeptEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.kept-access-asked.v1";
        }
    }

    record Decided(UUID subject, UUID record, String duty, UUID access, boolean approved, String by, Instant at)
            implements KeptEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.kept-access-decided.v1";
        }
    }

    record Read(UUID subject, UUID record, String duty, UUID access, String by, String approvedBy, Instant at)
            implements KeptEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.kept-record-read.v1";
        }
    }

    record Dropped(UUID subject, UUID record, String duty, Instant at) implements KeptEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.kept-record-dropped.v1";
        }
    }
}
