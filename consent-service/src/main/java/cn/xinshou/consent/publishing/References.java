package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.PolicyText;
import cn.xinshou.consent.policy.PolicyText.Clause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Clauses that point to clauses, written as Markdown links to {@code #2.1}. They must lead somewhere, and a clause that says nothing but
 * where to look must lead to one that says something.
 */
final class References {

    private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]*)\\)");
    private static final Pattern NOTHING_ELSE =
            Pattern.compile("[^\\[\\]\\n]{0,20}\\[[^\\]]*\\]\\(#([^)]*)\\)[^\\[\\]\\n]{0,20}");

    private References() {}

    static void flaws(PolicyText text, String field, DraftFlaws flaws) {
        var ids = text.clauseIds();
        var onward = new HashMap<String, String>();
        for (var clause : text.clauses()) {
            var links = LINK.matcher(clause.text());
            while (links.find()) {
                if (!ids.contains(links.group(1))) {
                    flaws.add(field, "clause " + clause.id() + " refers to a clause that is not there");
                }
            }
            passesOn(clause, onward);
        }
        for (var id : onward.keySet()) {
            if (leadsBack(id, onward)) {
                flaws.add(field, "clause " + id + " refers to itself in a circle");
            }
        }
    }

    private static void passesOn(Clause clause, Map<String, String> onward) {
        var only = NOTHING_ELSE.matcher(clause.text());
        if (only.matches() && clause.clauses().isEmpty()) {
            onward.put(clause.id(), only.group(1));
        }
    }

    private static boolean leadsBack(String from, Map<String, String> onward) {
        var seen = new HashSet<String>();
        for (var next = onward.get(from); next != null && seen.add(next); next = onward.get(next)) {
            if (next.equals(from)) {
                return true;
            }
        }
        return false;
    }
}
