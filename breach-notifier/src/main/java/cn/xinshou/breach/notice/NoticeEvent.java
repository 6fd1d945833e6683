package cn.xinshou.breach.notice;

import cn.xinshou.journal.Event;
import java.time.Instant;
import java.util.UUID;

/** The facts this package publishes. */
sealed interface NoticeEvent extends Event {

    /**
     * @param contentHash SHA-256, hex, of the canonical text, recipient list and channel plan that was agreed to
     * @param recipients how many people it goes to
     */
    record Approved(UUID incident, UUID notice, String contentHash, long recipients, String approver, Instant at)
            implements NoticeEvent {
        @Override
        public String type() {
            return "cn.xinshou.breach.notice-approved.v1";
        }

        @Override
        public String key() {
            return incident.toString();
        }
    }
}
