package cn.xinshou.consent.publishing;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts this package publishes. */
sealed interface PolicyEvent extends Event {

    /**
     * @param digests SHA-256 of the text per language, hex
     * @param previous the version published before; null for the first
     * @param major whether people get the more prominent notice (promise P7.2)
     * @param classes which of the six kinds of major change it brings, as computed and as the editor added
     * @param reducing whether it holds for a person only after explicit consent (promise P7.1)
     * @param widened the purposes whose terms grew
     * @param asked the purposes for which a request for consent was opened (promise P1.5)
     */
    record Published(
            String version,
            Map<String, String> digests,
            Instant effectiveFrom,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String previous,

            boolean major,
            Set<Integer> classes,
            boolean reducing,
            Set<String> widened,
            Set<String> asked,
            Instant at)
            implements PolicyEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.policy-published.v1";
        }

        @Override
        public String key() {
            return version;
        }
    }

    /**
     * Everybody is to be told of a major change before it comes into force, by mail too (promise P7.2). A request for a campaign: who
     * sends it keeps to it once per person.
     *
     * @param difference where people read what changes, on this service
     * @param before by when everybody is to be told: the first day of the version
     */
    record NoticeRequested(
            String version,
            String previous,
            Set<Integer> classes,
            boolean reducing,
            String difference,
            Instant before,
            Instant at)
            implements PolicyEvent {
        @Override
        public String type() {
            return "cn.xinshou.consent.notice-requested.v1";
        }

        @Override
        public String key() {
            return version;
        }
    }
}
