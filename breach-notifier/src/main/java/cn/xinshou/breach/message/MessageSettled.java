package cn.xinshou.breach.message;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/** A message has come to its end, whichever; proof that an answer left the house, or that it did not. */
record MessageSettled(
        UUID message,
        UUID subject,
        MessageKind kind,
        @JsonProperty("case") String caseId,
        MessageState state,
        Instant at)
        implements Event {

    @Override
    public String type() {
        return "cn.xinshou.breach.message-settled.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
