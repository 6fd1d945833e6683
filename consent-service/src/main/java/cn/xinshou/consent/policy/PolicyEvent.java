package cn.xinshou.consent.policy;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.Map;

/** The facts this package publishes. */
sealed interface PolicyEvent extends Event {

    /** @param digests SHA-256 of the text per language, hex */
    record Published(String version, Map<String, String> digests, Instant effectiveFrom, Instant at)
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
}
