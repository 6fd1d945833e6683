package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.Course;
import cn.xinshou.consent.consent.Versions;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the policy and from where a person stands. Nothing but a function of what it is given: needs no container, no clock and
 * no database, and allocates nothing.
 */
final class Rules {

    private static final List<String> ACTIONS = List.of("use", "collect", Question.DISCLOSE);

    private final Versions versions;
    private final List<Objection> objections;

    Rules(Versions versions, List<Objection> objections) {
        this.versions = versions;
        this.objections = List.copyOf(objections);
    }

    Versions versions() {
        return versions;
    }

    /** The version that governs whom the row is about; the one in force for somebody unknown. */
    int governing(@Nullable Row row, long now) {
        var current = versions.current(now);
        return row == null ? current : versions.governing(row.governing(), row.held(), current);
    }

    /**
     * The reason that decides.
     *
     * @param row where the person stands; null for somebody nothing is known of
     * @param granted the version on which the purpose was granted, or 0 if only the row can tell
     * @param now milliseconds since 1970
     * @return null if the row does not tell enough: then the database must be asked on which version the purpose was granted
     */
    @Nullable
    Reason decide(Question question, @Nullable Row row, int granted, long now) {
        if (row != null && row.erased()) {
            return Reason.ERASED;
        }
        var course = versions.course(question.purpose());
        if (course == null || !ACTIONS.contains(question.action())) {
            return Reason.OUTSIDE_POLICY;
        }
        var current = versions.current(now);
        var governing = row == null ? current : versions.governing(row.governing(), row.held(), current);
        var purpose = course.in(governing);
        // A core function does not rest on consent, so it does not matter who the person is (PIPL 13(1)(2), (3)).
        if (purpose != null && !purpose.needsConsent()) {
            return under(question, row, course, governing, governing, current, now);
        }
        var mark = row == null || course.place() < 0 ? Row.Mark.NOT_ASKED : row.mark(course.place());
        if (row != null && (mark == Row.Mark.GRANTED || mark == Row.Mark.GRANTED_EARLIER)) {
            return granted(question, row, course, mark, granted, governing, current, now);
        }
        if (purpose == null && course.in(current) == null) {
            return Reason.OUTSIDE_POLICY;
        }
        return without(question, row, mark, course.in(current));
    }

    private @Nullable Reason granted(
            Question question,
            Row row,
            Course course,
            Row.Mark mark,
            int granted,
            int governing,
            int current,
            long now) {
        // A decline stops what needs the declined version; what was concluded on an older one goes on (PIPL 16).
        if (mark == Row.Mark.GRANTED && row.declined()) {
            return Reason.POLICY_DECLINED;
        }
        var terms = mark == Row.Mark.GRANTED
                ? course.terms(row.newest(), governing)
                : granted > 0 ? course.terms(granted, governing) : course.termsBefore(row.newest(), governing);
        if (terms == Course.AMBIGUOUS) {
            return null;
        }
        if (course.in(terms) == null) {
            return course.in(current) == null ? Reason.OUTSIDE_POLICY : grown(row);
        }
        return row.restricted() ? Reason.RESTRICTED : under(question, row, course, terms, governing, current, now);
    }

    private static Reason without(Question question, @Nullable Row row, Row.Mark mark, @Nullable Purpose current) {
        if (row == null) {
            return Reason.UNKNOWN_PERSON;
        }
        if (row.restricted()) {
            return Reason.RESTRICTED;
        }
        return switch (mark) {
            case REFUSED -> Reason.REFUSED;
            case WITHDRAWN -> Reason.WITHDRAWN;
            case EXPIRED -> Reason.EXPIRED;
            case GUARDIAN_MISSING -> Reason.GUARDIAN_REQUIRED;
            case SUPERSEDED -> grown(row);
            case NOT_ASKED, GRANTED, GRANTED_EARLIER -> {
                if (row.declined() || current != null && !current.needsConsent()) {
                    yield grown(row);
                }
                yield notAsked(question);
            }
        };
    }

    private static Reason notAsked(Question question) {
        var collectedFor = question.collectedFor();
        return collectedFor == null || collectedFor.equals(question.purpose())
                ? Reason.NOT_ASKED
                : Reason.COLLECTED_FOR_OTHER_PURPOSE;
    }

    /** What the version in force states and the person's terms do not waits for their explicit consent (promise P7.1). */
    private static Reason grown(@Nullable Row row) {
        return row != null && row.declined() ? Reason.POLICY_DECLINED : Reason.POLICY_SUPERSEDED;
    }

    private Reason under(
            Question question, @Nullable Row row, Course course, int terms, int governing, int current, long now) {
        var purpose = purpose(course, terms);
        var policy = versions.policy(terms);
        for (var i = 0; i < objections.size(); i++) {
            var objection = objections.get(i).against(question, policy, purpose, now);
            if (objection != null) {
                return objection;
            }
        }
        var items = question.items();
        if (items.isEmpty()) {
            return yes(purpose);
        }
        for (var i = 0; i < items.size(); i++) {
            if (allows(question, policy, purpose, items.get(i))) {
                return yes(purpose);
            }
        }
        return none(items, row, governing, purpose, course.in(current));
    }

    private static Reason yes(Purpose purpose) {
        if (purpose.needsConsent()) {
            return Reason.GRANTED;
        }
        return purpose.lawfulBasis() == LawfulBasis.CONTRACT ? Reason.NECESSARY : Reason.LEGAL_BASIS;
    }

    private boolean allows(Question question, Policy terms, Purpose purpose, String item) {
        if (!purpose.items().contains(item)) {
            return false;
        }
        for (var i = 0; i < objections.size(); i++) {
            if (!objections.get(i).allows(question, terms, purpose, item)) {
                return false;
            }
        }
        return true;
    }

    /** The reason why none of the items may be used: only a newer version allows one, or only other purposes do, or nobody. */
    private Reason none(
            List<String> items, @Nullable Row row, int governing, Purpose purpose, @Nullable Purpose current) {
        var policy = versions.policy(governing);
        var reason = Reason.OUTSIDE_POLICY;
        for (var i = 0; i < items.size(); i++) {
            if (current != null
                    && current.items().contains(items.get(i))
                    && !purpose.items().contains(items.get(i))) {
                return grown(row);
            }
            if (policy.names(items.get(i))) {
                reason = Reason.ITEM_NOT_ALLOWED;
            }
        }
        return reason;
    }

    /** Whether every version so far allows all that is asked as a core function, so that it does not matter who is asked about. */
    boolean holdsForAll(Question question, long now) {
        var course = course(question.purpose());
        for (var rank = versions.current(now); rank >= 1; rank--) {
            var purpose = course.in(rank);
            if (purpose == null || purpose.needsConsent() || !purpose.items().containsAll(question.items())) {
                return false;
            }
        }
        return true;
    }

    /** Of the items asked for, those that may be used; for a question that was answered with yes. */
    List<String> allowed(Question question, @Nullable Row row, int granted, long now) {
        if (question.items().size() < 2) {
            return question.items();
        }
        var course = course(question.purpose());
        var governing = governing(row, now);
        var terms = terms(course, row, granted, governing);
        var purpose = purpose(course, terms);
        var policy = versions.policy(terms);
        return question.items().stream()
                .filter(item -> allows(question, policy, purpose, item))
                .toList();
    }

    /** Why an item may not be used that was asked for beside others that may; for a question that was answered with yes. */
    Reason refusal(Question question, String item, @Nullable Row row, int granted, long now) {
        var course = course(question.purpose());
        var governing = governing(row, now);
        var purpose = purpose(course, terms(course, row, granted, governing));
        return none(List.of(item), row, governing, purpose, course.in(versions.current(now)));
    }

    private static int terms(Course course, @Nullable Row row, int granted, int governing) {
        var purpose = course.in(governing);
        if (row == null || purpose != null && !purpose.needsConsent()) {
            return governing;
        }
        if (row.mark(course.place()) == Row.Mark.GRANTED) {
            return course.terms(row.newest(), governing);
        }
        return granted > 0 ? course.terms(granted, governing) : course.termsBefore(row.newest(), governing);
    }

    private Course course(String purpose) {
        var course = versions.course(purpose);
        if (course == null) {
            throw new IllegalArgumentException("no version states " + purpose);
        }
        return course;
    }

    private static Purpose purpose(Course course, int terms) {
        var purpose = course.in(terms);
        if (purpose == null) {
            throw new IllegalArgumentException("the version does not state it");
        }
        return purpose;
    }
}
