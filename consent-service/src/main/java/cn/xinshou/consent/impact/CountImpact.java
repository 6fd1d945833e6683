package cn.xinshou.consent.impact;

import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Announcements;
import cn.xinshou.consent.policy.Announcements.Announcement;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Counts what a version means for the people there are now. */
@ApplicationScoped
class CountImpact {

    private final Policies policies;
    private final Announcements announcements;
    private final Counts counts;
    private final Clock clock;

    CountImpact(Policies policies, Announcements announcements, Counts counts, Clock clock) {
        this.policies = policies;
        this.announcements = announcements;
        this.counts = counts;
        this.clock = clock;
    }

    /** @param policy a published version, or a draft that would be published next */
    Impact of(Policy policy) throws SQLException {
        var before = policies.all().stream()
                .filter(known -> known.ordinal() < policy.ordinal())
                .toList();
        var previous = before.isEmpty() ? policy : before.getLast();
        var difference = PolicyDifference.between(previous, policy);
        var published = announcements.find(policy.version());
        var classes = new TreeSet<>(difference.classes());
        published.ifPresent(announced -> classes.addAll(announced.classes()));
        if (policies.find(policy.version()).isEmpty()) {
            classes.addAll(announcements.sinceNewest());
        }
        var major = !classes.isEmpty() || difference.reducing();
        var now = clock.instant();
        var governed = counts.governed();
        var people = governed.stream().mapToLong(Counts.Governed::people).sum();
        return new Impact(
                policy.version(),
                previous.version(),
                policies.find(policy.version()).isPresent(),
                major,
                difference.reducing(),
                classes,
                published.map(Announcement::reason).orElse(null),
                people,
                askedAgain(policy, before, counts.granted(now)),
                staying(policy, before, governed),
                new Impact.Notice(major, major ? people : 0),
                now);
    }

    /** A consent is measured against the terms it was given on, however many versions lie between. */
    private static List<Impact.Asked> askedAgain(Policy policy, List<Policy> before, List<Counts.Granted> granted) {
        var asked = new TreeMap<String, Long>();
        for (var old : before) {
            var difference = PolicyDifference.between(old, policy);
            granted.stream()
                    .filter(count -> count.policyVersion().equals(old.version()))
                    .filter(count -> difference.asksAgain(count.purpose()))
                    .forEach(count -> asked.merge(count.purpose(), count.people(), Long::sum));
        }
        return asked.entrySet().stream()
                .map(entry -> new Impact.Asked(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Impact.Staying staying(Policy policy, List<Policy> before, List<Counts.Governed> governed) {
        var versions =
                Versions.of(Stream.concat(before.stream(), Stream.of(policy)).toList());
        var rank = versions.rank(policy.version());
        var staying = new TreeMap<Integer, Long>();
        for (var count : governed) {
            var governing = versions.governing(versions.rank(count.version()), count.held(), rank);
            if (governing < rank) {
                staying.merge(governing, count.people(), Long::sum);
            }
        }
        return new Impact.Staying(
                staying.values().stream().mapToLong(people -> people).sum(),
                staying.entrySet().stream()
                        .map(entry -> new Impact.Governed(
                                versions.policy(entry.getKey()).version(), entry.getValue()))
                        .toList());
    }
}
