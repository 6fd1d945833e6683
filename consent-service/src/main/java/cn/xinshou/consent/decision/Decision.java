package cn.xinshou.consent.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question.
 *
 * @param items those asked for that may be used; empty on a no
 * @param refused why each of the others may not be used, on a yes; of a disclosure on a no, too
 * @param policyVersion the version that governs this person
 * @param mayAskAgainAt until when the person is not to be asked for this again after a no, if that is so
 * @param revision up to which the person was known; 0 if unknown
 */
record Decision(
        Reason reason,
        List<String> items,
        List<RefusedItem> refused,
        String policyVersion,
        long revision,
        @Nullable Instant mayAskAgainAt) {

    boolean yes() {
        return reason.yes();
    }
}
