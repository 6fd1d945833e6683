package cn.xinshou.consent.difference;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what is found to be different, and puts each finding into words. */
final class Findings {

    private static final Words NONE = Phrase.plain("");

    private final Policy from;
    private final Policy to;
    private final List<Change> changes = new ArrayList<>();

    Findings(Policy from, Policy to) {
        this.from = from;
        this.to = to;
    }

    Policy from() {
        return from;
    }

    Policy to() {
        return to;
    }

    List<Change> changes() {
        return changes;
    }

    /** About one purpose as such: before → after. */
    void ofPurpose(ChangeKind kind, String purpose, @Nullable String clause, Words before, Words after) {
        add(kind, purpose, Set.of(purpose), clause, Phrase.purpose(to(purpose), purpose), before, after);
    }

    /** About one thing inside a purpose, or inside several. */
    void inPurposes(
            ChangeKind kind,
            String subject,
            Collection<String> purposes,
            @Nullable String clause,
            Words name,
            Words before,
            Words after) {
        add(kind, subject, purposes, clause, name, before, after);
    }

    void inPurposes(ChangeKind kind, String subject, Collection<String> purposes, @Nullable String clause, Words name) {
        add(kind, subject, purposes, clause, name, NONE, NONE);
    }

    /** About something that belongs to no purpose. */
    void apart(ChangeKind kind, String subject, @Nullable String clause, Words name, Words before, Words after) {
        add(kind, subject, Set.of(), clause, name, before, after);
    }

    void apart(ChangeKind kind, String subject, @Nullable String clause, Words name) {
        apart(kind, subject, clause, name, NONE, NONE);
    }

    private void add(
            ChangeKind kind,
            String subject,
            Collection<String> purposes,
            @Nullable String clause,
            Words name,
            Words before,
            Words after) {
        var ids = new TreeSet<>(purposes);
        changes.add(new Change(kind, subject, ids, clause, kind.words(named(ids), name, before, after)));
    }

    private Words named(Collection<String> purposes) {
        var names = purposes.stream().map(id -> Phrase.purpose(to(id), id)).toList();
        return new Words(
                String.join("”“", names.stream().map(Words::zh).toList()),
                String.join("”, “", names.stream().map(Words::en).toList()));
    }

    /** Where a purpose is named: in the newer version, or in the older one if it is gone. */
    private Policy to(String purpose) {
        return to.purpose(purpose).isPresent() ? to : from;
    }
}
