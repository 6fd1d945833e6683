package cn.xinshou.identity.erasure;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/** The facts this package publishes. */
public sealed interface ErasureEvent extends Event {

    /**
     * Everything about the person is gone here; whoever hears it erases their part.
     *
     * @param again whether a backup had brought something back
     */
    record SubjectErased(
            UUID subject,
            UUID erasure,
            Ground ground,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean again,
            Instant at)
            implements ErasureEvent {
        @Override
        public String key() {
            return subject.toString();
        }

        @Override
        public String type() {
            return "cn.xinshou.identity.subject-erased.v1";
        }
    }

    /** Everybody else has confirmed their part. About the erasure, no longer about a person. */
    record ErasureConfirmed(UUID erasure, Instant at) implements ErasureEvent {
        @Override
        public String key() {
            return erasure.toString();
        }

        @Override
        public String type() {
            return "cn.xinshou.identity.erasure-confirmed.v1";
        }
    }
}
