package cn.xinshou.consent.consent;

import cn.xinshou.consent.difference.PolicyDifference;
import cn.xinshou.consent.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the policy governs whom. A version that drops a right or widens a purpose holds for a person only once they accept it
 * (promise P7.1); every other one holds for all when its day comes, except for those who declined it (promise P0.2).
 *
 * <p>Versions go by rank here, counted from 1 in the order of publication; 0 is none. Immutable; nothing on the way of a decision
 * allocates.
 */
public final class Versions {

    /** More than anybody publishes, and what fits into a decision's row. */
    public static final int MOST = 511;

    private final List<Policy> policies;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final long[] effective;
    private final int[] silent;
    private final Map<String, Course> courses;
    private final List<String> asking;

    private Versions(List<Policy> policies, List<PolicyDifference> steps) {
        this.policies = policies;
        this.effective = new long[policies.size() + 1];
        this.silent = new int[policies.size() + 1];
        for (var rank = policies.size(); rank >= 1; rank--) {
            ranks.put(policies.get(rank - 1).version(), rank);
            effective[rank] = policies.get(rank - 1).effectiveFrom().toEpochMilli();
            silent[rank] = rank < policies.size() && !steps.get(rank).reducing() ? silent[rank + 1] : rank;
        }
        this.courses = Course.all(policies, steps);
        this.asking = courses.entrySet().stream()
                .filter(course -> course.getValue().place() >= 0)
                .sorted(Comparator.comparingInt(course -> course.getValue().place()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * @param policies in the order of publication
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public static Versions of(List<Policy> policies) {
        if (policies.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " versions");
        }
        var steps = new ArrayList<PolicyDifference>();
        for (var i = 0; i < policies.size(); i++) {
            steps.add(PolicyDifference.between(policies.get(Math.max(0, i - 1)), policies.get(i)));
        }
        return new Versions(policies, steps);
    }

    public List<Policy> policies() {
        return policies;
    }

    /** Whether these are the given ones and perhaps further ones after them: then every rank and place is still right. */
    public boolean continues(Versions earlier) {
        if (earlier.policies.size() > policies.size()) {
            return false;
        }
        for (var i = 0; i < earlier.policies.size(); i++) {
            if (!earlier.policies.get(i).version().equals(policies.get(i).version())) {
                return false;
            }
        }
        return true;
    }

    /** How many purposes ever rested on consent. */
    public int places() {
        return asking.size();
    }

    /** Purposes that ever rested on consent, by place. */
    public List<String> asking() {
        return asking;
    }

    /** 0 for none, and for one that is not known here. */
    public int rank(@Nullable String version) {
        return version == null ? 0 : ranks.getOrDefault(version, 0);
    }

    public Policy policy(int rank) {
        return policies.get(rank - 1);
    }

    /**
     * The newest version whose day has come; the first one before any has.
     *
     * @param now milliseconds since 1970
     */
    public int current(long now) {
        var rank = policies.size();
        while (rank > 1 && effective[rank] > now) {
            rank--;
        }
        return rank;
    }

    /** Null if no version ever stated the purpose. */
    public @Nullable Course course(String purpose) {
        return courses.get(purpose);
    }

    /**
     * The version that governs a person.
     *
     * @param base the version accepted last, else the one in force when the person was first known; 0 for somebody unknown
     * @param held whether the person declined a version since: then nothing but an acceptance moves them
     */
    public int governing(int base, boolean held, int current) {
        if (base == 0) {
            return current;
        }
        return held ? base : Math.max(base, Math.min(silent[base], current));
    }

    /**
     * The version that governs a person who is about to decide on another: what they fall back to if they decline it. Never one that is not
     * in force yet.
     */
    int before(int decided, int base, boolean held, int current) {
        return base == 0 || base >= decided ? base : governing(base, held, Math.min(decided - 1, current));
    }
}
