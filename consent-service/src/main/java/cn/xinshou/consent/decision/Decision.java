package cn.xinshou.consent.decision;

import java.util.List;

/**
 * The answer to a question.
 *
 * @param items those asked for that may be used; empty on a no
 * @param policyVersion the version that governs this person
 * @param revision up to which the person was known; 0 if unknown
 */
record Decision(Reason reason, List<String> items, String policyVersion, long revision) {

    boolean yes() {
        return reason.yes();
    }
}
