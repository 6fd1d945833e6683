package cn.xinshou.breach.forgetting;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This service's part of an erasure is done. */
record SubjectForgotten(UUID subject, @Nullable UUID erasure, List<String> forgotten, List<Kept> kept, Instant at)
        implements Event {

    /** What stays, because a law says so, and until when. */
    record Kept(String what, String law, Instant until) {}

    @Override
    public String type() {
        return "cn.xinshou.breach.subject-forgotten.v1";
    }

    @Override
    public String key() {
        return subject.toString();
    }
}
