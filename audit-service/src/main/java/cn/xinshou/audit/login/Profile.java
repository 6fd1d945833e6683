package cn.xinshou.audit.login;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is usual for one account, learned from logins that nobody had reason to doubt. */
@Entity
@Table(name = "login_profile")
class Profile {

    /** What of a login is recognised. */
    enum Feature {
        DEVICE,
        NETWORK,
        REGION,
        CITY,
        CARRIER,
        CLIENT
    }

    record Seen(int count, Instant first, Instant last) {

        Seen again(Instant at) {
            return new Seen(count + 1, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last);
        }
    }

    // Nobody has so many devices or networks; who seems to is cut back to the latest ones.
    private static final int MOST_VALUES = 100;

    @Id
    private byte[] account;

    private int successes;

    @Convert(converter = SeenConverter.class)
    private Map<Feature, Map<String, Seen>> seen;

    @Version
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Profile() {}

    Profile(byte[] account) {
        this.account = account;
        this.seen = new EnumMap<>(Feature.class);
    }

    /** Takes the login as usual from now on. */
    void learn(Attempt attempt, Duration remember) {
        var learned = new EnumMap<Feature, Map<String, Seen>>(Feature.class);
        var oldest = attempt.at().minus(remember);
        for (var feature : Feature.values()) {
            var values = new HashMap<>(seen.getOrDefault(feature, Map.of()));
            var value = value(attempt, feature);
            if (value != null) {
                values.merge(
                        value, new Seen(1, attempt.at(), attempt.at()), (before, now) -> before.again(attempt.at()));
            }
            values.values().removeIf(known -> known.last().isBefore(oldest));
            while (values.size() > MOST_VALUES) {
                values.remove(latestFirst(values).getLast());
            }
            learned.put(feature, values);
        }
        seen = learned;
        successes++;
    }

    int successes() {
        return successes;
    }

    boolean knows(Feature feature, String value, Instant since) {
        var known = seen.getOrDefault(feature, Map.of()).get(value);
        return known != null && !known.last().isBefore(since);
    }

    /** How many trusted logins showed any value of the feature. */
    int count(Feature feature) {
        return seen.getOrDefault(feature, Map.of()).values().stream()
                .mapToInt(Seen::count)
                .sum();
    }

    /** The values of the feature, the most frequent first. */
    List<String> usual(Feature feature) {
        var values = seen.getOrDefault(feature, Map.of());
        return values.keySet().stream()
                .sorted(Comparator.<String>comparingInt(
                                value -> values.getOrDefault(value, new Seen(0, Instant.EPOCH, Instant.EPOCH))
                                        .count())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    static @Nullable String value(Attempt attempt, Feature feature) {
        return switch (feature) {
            case DEVICE -> attempt.deviceHash();
            case NETWORK -> attempt.networkHash();
            case REGION -> attempt.place().region();
            case CITY -> attempt.place().city();
            case CARRIER -> attempt.place().carrier();
            case CLIENT -> attempt.client().family();
        };
    }

    private static List<String> latestFirst(Map<String, Seen> values) {
        return values.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Seen> value) ->
                                value.getValue().last())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
