package cn.xinshou.identity.conduct;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report as it is answered; who reported it is never part of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MisuseView(
        UUID id,
        String state,
        @Nullable String about,
        @Nullable UUID reading,
        Instant receivedAt,
        Instant dueAt,
        @Nullable String words,
        @Nullable Finding outcome,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    static MisuseView of(MisuseReport report, @Nullable String words, @Nullable String answer) {
        return new MisuseView(
                report.id(),
                report.answeredAt() == null ? "received" : "answered",
                report.about(),
                report.reading(),
                report.receivedAt(),
                report.dueAt(),
                words,
                report.outcome(),
                answer,
                report.answeredBy(),
                report.answeredAt());
    }

    @Override
    public String toString() {
        return "MisuseView[" + id + ", " + state + "]";
    }
}
