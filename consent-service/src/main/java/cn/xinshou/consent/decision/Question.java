package cn.xinshou.consent.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * May these items of this person be used for this purpose?
 *
 * @param action use, collect or disclose
 * @param recipient to whom, if they are to be disclosed
 * @param items none means the purpose as such
 * @param collectedFor the purpose for which the caller holds the items, if it is another one
 * @param collectedAt when the caller came by the items, if it says so
 * @param device where, if it is on a device
 * @param atLeastRevision the answer must know this person up to here; 0 if that does not matter
 * @param strong whether only the database will do
 */
record Question(
        UUID subject,
        String action,
        String purpose,
        @Nullable String recipient,
        List<String> items,
        @Nullable String collectedFor,
        @Nullable Instant collectedAt,
        @Nullable OnDevice device,
        long atLeastRevision,
        boolean strong) {

    static final String DISCLOSE = "disclose";

    /** The same about some of the items. */
    Question about(List<String> some) {
        return new Question(
                subject, action, purpose, recipient, some, collectedFor, collectedAt, device, atLeastRevision, strong);
    }

    /** The same, to be answered as the database has it now. */
    Question strongly() {
        return new Question(
                subject, action, purpose, recipient, items, collectedFor, collectedAt, device, atLeastRevision, true);
    }

    boolean isDisclosure() {
        return action.equals(DISCLOSE);
    }
}
