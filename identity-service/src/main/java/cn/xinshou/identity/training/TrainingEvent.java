package cn.xinshou.identity.training;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes, about accounts of staff and never about people in profiles. */
sealed interface TrainingEvent extends Event {

    record CourseAdded(
            String course,
            int months,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant requiredFrom,

            String by,
            Instant at)
            implements TrainingEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.training-course-added.v1";
        }

        @Override
        public String key() {
            return course;
        }
    }

    record Recorded(
            UUID training,
            String account,
            String course,
            Instant passedAt,
            Instant validUntil,
            String evidence,
            String by,
            Instant at)
            implements TrainingEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.training-recorded.v1";
        }

        @Override
        public String key() {
            return account;
        }
    }

    record Revoked(UUID training, String account, String course, String by, Instant at) implements TrainingEvent {
        @Override
        public String type() {
            return "cn.xinshou.identity.training-revoked.v1";
        }

        @Override
        public String key() {
            return account;
        }
    }
}
