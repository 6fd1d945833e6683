package cn.xinshou.audit.login;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that detectors look at.
 *
 * @param failures times and devices of the account's failures in the day up to and with this login, oldest first
 */
record Situation(Attempt attempt, Profile profile, List<Failure> failures, Instant rememberedSince) {

    record Failure(Instant at, String device) {}

    boolean knows(Profile.Feature feature) {
        var value = Profile.value(attempt, feature);
        return value != null && profile.knows(feature, value, rememberedSince);
    }

    /** Whether the login shows a value of the feature that the account never showed; an unknown value is no evidence. */
    boolean isNew(Profile.Feature feature) {
        return Profile.value(attempt, feature) != null && !knows(feature);
    }

    List<Failure> failuresWithin(Duration window) {
        var since = attempt.at().minus(window);
        return failures.stream()
                .filter(failure -> !failure.at().isBefore(since))
                .toList();
    }

    String usualZh() {
        return usual(top(profile.usual(Profile.Feature.REGION)), "、", "尚无记录");
    }

    String usualEn() {
        var regions = top(profile.usual(Profile.Feature.REGION)).stream()
                .map(Provinces::english)
                .toList();
        return usual(regions, ", ", "nothing known yet");
    }

    private String usual(List<String> regions, String separator, String nothing) {
        var clients = top(profile.usual(Profile.Feature.CLIENT));
        return regions.isEmpty() && clients.isEmpty()
                ? nothing
                : String.join(separator, regions) + " · " + String.join(separator, clients);
    }

    private static List<String> top(List<String> values) {
        return values.stream().limit(3).toList();
    }
}
