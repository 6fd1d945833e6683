package cn.xinshou.breach.incident;

import cn.xinshou.breach.rule.Level;
import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface IncidentEvent extends Event {

    UUID incident();

    @Override
    default String key() {
        return incident().toString();
    }

    /** @param alert the alert that opened it, if one did */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Opened(
            UUID incident,
            String number,
            boolean drill,
            Origin origin,
            @Nullable UUID alert,
            Instant at) implements IncidentEvent {
        @Override
        public String type() {
            return "cn.xinshou.breach.incident-opened.v1";
        }
    }

    /** @param by the responder who found that the alert is an incident */
    record Confirmed(UUID incident, String by, Instant at) implements IncidentEvent {
        @Override
        public String type() {
            return "cn.xinshou.breach.incident-confirmed.v1";
        }
    }

    /** @param rulePack the rules by which the new level was found */
    record LevelChanged(UUID incident, Level from, Level to, String rulePack, String by, Instant at)
            implements IncidentEvent {
        @Override
        public String type() {
            return "cn.xinshou.breach.level-changed.v1";
        }
    }

    record Closed(UUID incident, String by, Instant at) implements IncidentEvent {
        @Override
        public String type() {
            return "cn.xinshou.breach.incident-closed.v1";
        }
    }
}
