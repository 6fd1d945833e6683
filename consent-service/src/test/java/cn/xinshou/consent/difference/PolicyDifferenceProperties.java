package cn.xinshou.consent.difference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.Rewritten;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Period;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the difference of any two versions. */
class PolicyDifferenceProperties {

    private static final String NEWS = "exam-news";

    @Property(tries = 100)
    void aVersionDiffersFromItselfInNothing(@ForAll("items") Set<String> items, @ForAll boolean separate) {
        var policy = version("one", items, separate, 1);

        assertThat(PolicyDifference.between(policy, policy).changes()).isEmpty();
    }

    @Property(tries = 200)
    void itemsWidenExactlyWhenOneIsAdded(@ForAll("items") Set<String> before, @ForAll("items") Set<String> after) {
        var difference = PolicyDifference.between(version("one", before, false, 1), version("two", after, false, 2));

        assertThat(difference.widens(NEWS)).isEqualTo(!before.containsAll(after));
        assertThat(difference.reducing()).isEqualTo(difference.widens(NEWS));
    }

    @Property(tries = 200)
    void whatIsAddedInOneDirectionIsRemovedInTheOther(
            @ForAll("items") Set<String> before, @ForAll("items") Set<String> after) {
        var one = version("one", before, false, 1);
        var two = version("two", after, false, 2);

        assertThat(subjects(PolicyDifference.between(one, two), ChangeKind.ITEM_ADDED))
                .isEqualTo(subjects(PolicyDifference.between(two, one), ChangeKind.ITEM_REMOVED));
    }

    @Property(tries = 200)
    void ofTwoDifferentItemListsOfWhichOneHoldsTheOtherExactlyOneDirectionReduces(
            @ForAll("items") Set<String> items, @ForAll("items") Set<String> more) {
        var all = new HashSet<>(items);
        all.addAll(more);
        var small = version("one", items, false, 1);
        var large = version("two", all, false, 2);

        assertThat(PolicyDifference.between(large, small).reducing()).isFalse();
        assertThat(PolicyDifference.between(small, large).reducing()).isEqualTo(all.size() > items.size());
    }

    @Property(tries = 200)
    void stepsThatDoNotWidenAddUpToNoneThatDoes(
            @ForAll("items") Set<String> first,
            @ForAll("items") Set<String> second,
            @ForAll("items") Set<String> third) {
        var one = version("one", first, false, 1);
        var two = version("two", second, false, 2);
        var three = version("three", third, false, 3);

        if (!PolicyDifference.between(one, two).widens(NEWS)
                && !PolicyDifference.between(two, three).widens(NEWS)) {
            assertThat(PolicyDifference.between(one, three).widens(NEWS)).isFalse();
        }
    }

    @Property
    void aPeriodIsLongerOrShorterThanAnotherOrTheSame(
            @ForAll @IntRange(max = 5) int years,
            @ForAll @IntRange(max = 30) int months,
            @ForAll @IntRange(max = 200) int days) {
        var period = Period.of(years, months, days);

        assertThat(Retention.longer(period, period)).isFalse();
        assertThat(Retention.longer(period, period.plusDays(1))).isTrue();
        assertThat(Retention.longer(period.plusDays(1), period)).isFalse();
        assertThat(Retention.longer(period, Period.of(0, years * 12 + months, days)))
                .isFalse();
    }

    private static Set<String> subjects(PolicyDifference difference, ChangeKind kind) {
        return difference.changes().stream()
                .filter(change -> change.kind() == kind)
                .map(Change::subject)
                .collect(Collectors.toSet());
    }

    private static Policy version(String version, Set<String> items, boolean separate, int ordinal) {
        var list = JsonNodeFactory.instance.arrayNode();
        items.forEach(list::add);
        return Rewritten.as(version)
                .purpose(NEWS, purpose -> purpose.put("separate", separate).set("items", list))
                .policy(ordinal);
    }

    @Provide
    Arbitrary<Set<String>> items() {
        return Arbitraries.of("name", "phone", "email", "city", "education")
                .set()
                .ofMinSize(1);
    }
}
