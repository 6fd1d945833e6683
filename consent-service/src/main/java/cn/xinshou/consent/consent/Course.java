package cn.xinshou.consent.consent;

import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One purpose on its way through all versions of the policy, worked out once, so that a decision only looks it up. Versions are given
 * by rank, see {@link Versions}.
 */
public final class Course {

    /** No terms can be told: which version the consent was given on matters, and is not known. */
    public static final int AMBIGUOUS = 0;

    private final int place;
    private final @Nullable Purpose[] stated;
    private final int[] unwidened;
    private final int[] alike;
    private final short[][] earlier;

    /**
     * @param policies by rank
     * @param steps what each changed against the one before; the first is not looked at
     * @param place among all purposes that ever rested on consent; -1 if this one never did
     */
    Course(String purpose, List<Policy> policies, List<PolicyDifference> steps, int place) {
        var versions = policies.size();
        this.place = place;
        this.stated = new @Nullable Purpose[versions + 1];
        this.unwidened = new int[versions + 1];
        for (var rank = versions; rank >= 1; rank--) {
            stated[rank] = policies.get(rank - 1).purpose(purpose).orElse(null);
            unwidened[rank] =
                    rank < versions && keepsTerms(purpose, rank, steps.get(rank)) ? unwidened[rank + 1] : rank;
        }
        this.alike = alike(policies);
        this.earlier = place < 0 ? new short[0][] : earlier();
    }

    // To be stated again after a version without it is a new purpose to whoever agreed before (PIPL 14(2)).
    private boolean keepsTerms(String purpose, int rank, PolicyDifference next) {
        return !next.widens(purpose) && (stated[rank] != null || stated[rank + 1] == null);
    }

    /** Its place among all purposes that ever rested on consent; -1 if it never did. A later version never moves it. */
    public int place() {
        return place;
    }

    /** What the version says of it; null if it does not state it. */
    public @Nullable Purpose in(int rank) {
        return stated[rank];
    }

    /**
     * The version under whose terms a consent goes on: the one it was given on, or any later one up to what governs the person as long
     * as nothing grew. What grew needs consent anew (PIPL 14(2)), and so does what is stated again after it was gone.
     *
     * @param granted the version that was agreed to
     * @param governing the version that governs the person
     */
    public int terms(int granted, int governing) {
        return granted >= governing ? granted : Math.min(unwidened[granted], governing);
    }

    /**
     * As {@link #terms}, for a consent of which only this is known: that it was given before the newest version the person decided about.
     *
     * @return {@link #AMBIGUOUS} if it depends on which version that was
     */
    public int termsBefore(int newest, int governing) {
        return earlier[newest][governing];
    }

    /** Whether to have agreed on one version is to have agreed to what the other, a later one, says. */
    boolean isAlike(int granted, int later) {
        return alike[granted] == alike[later] && terms(granted, later) == later;
    }

    private short[][] earlier() {
        var versions = stated.length - 1;
        var table = new short[versions + 1][versions + 1];
        for (var governing = 1; governing <= versions; governing++) {
            var only = AMBIGUOUS;
            var ambiguous = false;
            for (var newest = 2; newest <= versions; newest++) {
                var granted = newest - 1;
                var purpose = stated[granted];
                if (purpose != null && purpose.needsConsent()) {
                    var found = terms(granted, governing);
                    ambiguous |= only != AMBIGUOUS && alike[only] != alike[found];
                    only = found;
                }
                table[newest][governing] = (short) (ambiguous ? AMBIGUOUS : only);
            }
        }
        return table;
    }

    /** What a decision can depend on, words apart; versions that agree in it are as good as each other. */
    private record Substance(
            LawfulBasis basis,
            Set<String> items,
            boolean separate,
            boolean device,
            boolean publishes,
            Purpose.@Nullable Keep keep,
            Set<PolicyDocument.Recipient> recipients) {

        static Substance of(Purpose purpose, Policy policy) {
            return new Substance(
                    purpose.lawfulBasis(),
                    purpose.items(),
                    purpose.separate(),
                    purpose.device(),
                    purpose.publishes(),
                    purpose.keep(),
                    Objects.requireNonNull(purpose.recipients()).stream()
                            .flatMap(recipient -> policy.recipient(recipient).stream())
                            .collect(Collectors.toSet()));
        }
    }

    /** For each rank the first one with the same terms; 0 where it is not stated. */
    private int[] alike(List<Policy> policies) {
        var first = new HashMap<Substance, Integer>();
        var alike = new int[stated.length];
        for (var rank = 1; rank < stated.length; rank++) {
            var purpose = stated[rank];
            if (purpose != null) {
                var earliest = first.putIfAbsent(Substance.of(purpose, policies.get(rank - 1)), rank);
                alike[rank] = earliest == null ? rank : earliest;
            }
        }
        return alike;
    }

    /** Every purpose that any version states; places are given in the order in which purposes first asked for consent. */
    static Map<String, Course> all(List<Policy> policies, List<PolicyDifference> steps) {
        var places = new HashMap<String, Integer>();
        for (var policy : policies) {
            for (var purpose : policy.document().purposes()) {
                if (purpose.needsConsent()) {
                    places.putIfAbsent(purpose.id(), places.size());
                }
            }
        }
        return policies.stream()
                .flatMap(policy -> policy.document().purposes().stream())
                .map(Purpose::id)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        id -> id, id -> new Course(id, policies, steps, places.getOrDefault(id, -1))));
    }
}
