package cn.xinshou.consent.forgetting;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this service holds about an erased person is gone, apart from what a law keeps.
 *
 * @param owed recipients that hold data and have not yet acknowledged that they deleted them
 */
record SubjectForgotten(
        UUID subject,
        @JsonInclude @Nullable UUID erasure,
        List<String> forgotten,
        List<Kept> kept,
        List<Owed> owed,
        Instant at)
        implements Event {

    /** What stays, by which law and until when. */
    record Kept(String what, String law, Instant until) {}

    /** A notice that waits for its recipient. */
    record Owed(UUID notice, String recipient, Instant dueAt) {}

    @Override
    public String type() {
        return "cn.xinshou.consent.subject-forgotten.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
