package cn.xinshou.audit.login;

import java.util.List;

/**
 * What one detector found odd about a login.
 *
 * @param weight between 0 and 1: how much it counts alone
 */
record Finding(String detector, double weight, String zh, String en) {

    /** 1 − ∏(1 − weight): more findings never make less of it, and no number of them makes a certainty. */
    static double score(List<Finding> findings) {
        var doubt = 1.0;
        for (var finding : findings) {
            doubt *= 1 - finding.weight();
        }
        // Three digits: more would promise a precision that weights do not have.
        return Math.round((1 - doubt) * 1_000) / 1_000.0;
    }

    static List<String> detectors(List<Finding> findings) {
        return findings.stream().map(Finding::detector).toList();
    }
}
