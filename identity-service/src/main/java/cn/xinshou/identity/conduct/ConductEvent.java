package cn.xinshou.identity.conduct;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. Never words; and never who of the staff reported a colleague. */
sealed interface ConductEvent extends Event {

    /** @param subject the person who reported it; null where staff did */
    record MisuseReported(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID subject,

            UUID report,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String about,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID reading,

            Instant dueAt,
            Instant at)
            implements ConductEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.misuse-reported.v1";
        }

        @Override
        public String key() {
            return String.valueOf(subject == null ? report : subject);
        }
    }

    record MisuseAnswered(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID subject,

            UUID report,
            Finding outcome,
            String by,
            Instant at)
            implements ConductEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.misuse-answered.v1";
        }

        @Override
        public String key() {
            return String.valueOf(subject == null ? report : subject);
        }
    }

    record SanctionImposed(
            UUID subject,
            UUID sanction,
            SanctionKind kind,
            String by,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant until,

            Instant at)
            implements ConductEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.sanction-imposed.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    record SanctionAppealed(UUID subject, UUID sanction, Instant dueAt, Instant at) implements ConductEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.sanction-appealed.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }

    record AppealDecided(UUID subject, UUID sanction, boolean lifted, String by, Instant at) implements ConductEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.sanction-appeal-decided.v1";
        }

        @Override
        public String key() {
            return subject.toString();
        }
    }
}
