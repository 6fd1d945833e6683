package cn.xinshou.consent.difference;

import cn.xinshou.consent.policy.PolicyText.Clause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which clause of one text became which clause of another. A clause put in before others gives them new numbers, not new words. */
final class Clauses {

    /** @param was and is: at least one of them is there; both, if the clause lives on */
    record Pair(@Nullable Clause was, @Nullable Clause is) {

        String id() {
            return is == null ? one().id() : is.id();
        }

        /** The newer one, or the older one if it is gone. */
        Clause one() {
            return is == null ? Objects.requireNonNull(was) : is;
        }

        /** Whether it reads differently; a new number alone does not count. */
        boolean differs() {
            return was == null
                    || is == null
                    || !was.text().equals(is.text())
                    || !was.title().equals(is.title());
        }
    }

    private Clauses() {}

    /** In the order of the newer text; what is gone stands where it stood. */
    static List<Pair> pair(List<Clause> before, List<Clause> after) {
        var was = new HashMap<Clause, Clause>();
        var left = new HashSet<Clause>(before);
        match(after, left, was, clause -> clause.id() + ' ' + clause.title());
        match(after, left, was, clause -> clause.title() + ' ' + clause.text());
        match(after, left, was, Clause::title);
        match(after, left, was, Clause::id);
        return inOrder(before, after, was, left);
    }

    /** Pairs what has the same key, if no other on its side has it too. */
    private static void match(
            List<Clause> after, Set<Clause> left, Map<Clause, Clause> was, Function<Clause, String> key) {
        var open = unique(left.stream().toList(), key);
        unique(after.stream().filter(clause -> !was.containsKey(clause)).toList(), key)
                .forEach((name, clause) -> {
                    var old = open.get(name);
                    if (old != null) {
                        was.put(clause, old);
                        left.remove(old);
                    }
                });
    }

    private static Map<String, Clause> unique(List<Clause> clauses, Function<Clause, String> key) {
        var found = new HashMap<String, Clause>();
        var twice = new HashSet<String>();
        for (var clause : clauses) {
            var name = key.apply(clause);
            if (!name.isBlank() && found.putIfAbsent(name, clause) != null) {
                twice.add(name);
            }
        }
        found.keySet().removeAll(twice);
        return found;
    }

    private static List<Pair> inOrder(
            List<Clause> before, List<Clause> after, Map<Clause, Clause> was, Set<Clause> gone) {
        var pairs = new ArrayList<Pair>();
        var next = 0;
        for (var clause : after) {
            var old = was.get(clause);
            if (old != null) {
                for (; next < before.size() && !before.get(next).equals(old) && before.indexOf(old) >= next; next++) {
                    if (gone.remove(before.get(next))) {
                        pairs.add(new Pair(before.get(next), null));
                    }
                }
            }
            pairs.add(new Pair(old, clause));
        }
        before.stream().filter(gone::contains).forEach(clause -> pairs.add(new Pair(clause, null)));
        return pairs;
    }
}
