package cn.xinshou.consent.difference;

import cn.xinshou.consent.policy.Announcements;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the texts and data of two versions do not show: the kinds of major change that the versions on the way were published with and that
 * cannot be computed (ownership, high risk, what an editor added), and why.
 */
record Unseen(SortedSet<Integer> classes, List<String> reasons) {

    static Unseen between(Policy from, Policy to, Policies policies, Announcements announcements) {
        var classes = new TreeSet<Integer>();
        var reasons = new ArrayList<String>();
        policies.all().stream()
                .filter(policy -> policy.ordinal() > from.ordinal() && policy.ordinal() <= to.ordinal())
                .forEach(policy -> announcements.find(policy.version()).ifPresent(announced -> {
                    var unseen = new TreeSet<>(announced.classes());
                    policies.find(announced.previous())
                            .ifPresent(previous -> unseen.removeAll(
                                    PolicyDifference.between(previous, policy).classes()));
                    classes.addAll(unseen);
                    if (announced.reason() != null) {
                        reasons.add(announced.reason());
                    }
                }));
        return new Unseen(classes, reasons);
    }

    SortedSet<Integer> with(Collection<Integer> computed) {
        var all = new TreeSet<>(classes);
        all.addAll(computed);
        return all;
    }
}
