package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The place of each purpose in a row. Only purposes that rest on consent have one; a place, once given, stays. */
record PurposeIndex(Map<String, Integer> places) {

    /** @param policies oldest first */
    static PurposeIndex of(List<Policy> policies) {
        var places = new HashMap<String, Integer>();
        for (var policy : policies) {
            for (var purpose : policy.document().purposes()) {
                if (needsPlace(purpose)) {
                    places.putIfAbsent(purpose.id(), places.size());
                }
            }
        }
        return new PurposeIndex(Map.copyOf(places));
    }

    private static boolean needsPlace(Purpose purpose) {
        return purpose.needsConsent();
    }

    int size() {
        return places.size();
    }

    /** -1 if it has none */
    int of(String purpose) {
        return places.getOrDefault(purpose, -1);
    }
}
