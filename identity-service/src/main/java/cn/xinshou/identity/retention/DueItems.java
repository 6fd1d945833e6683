package cn.xinshou.identity.retention;

import cn.xinshou.identity.retention.Rules.Rule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a purpose are past their time. A version says how long for everything that was collected before the next one held, so what was
 * promised when it was collected and what is promised now both bind, and the shorter wins (promise P7.1). Periods are calendar periods of
 * China, counted from the collection, as consent-service judges them, or from an event that the platform has told; an event that nobody
 * told has not happened.
 *
 * @param condition on rows {@code i} of {@code profile_item}
 * @param values its parameters
 */
record DueItems(String condition, List<Object> values) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String COLLECTION = "collection";
    private static final String CLOSURE = "closure";
    /** Events that concern everybody who registered for an examination. */
    private static final Set<String> OF_EXAMS = Set.of("results", "examination");

    /** The last such event that concerns the person, and none of their examinations has yet to have it. */
    private static final String AFTER_EVENT = """
            (i.since < ? and (
                select max(m.at) from milestone m where m.event = ? and (m.subject = i.subject or m.exam in (
                    select o.exam from registration_order o where o.subject = i.subject))) <= ?%s)
            """;

    private static final String NO_EXAM_OPEN = """

                and not exists (select 1 from registration_order o where o.subject = i.subject and not exists (
                    select 1 from milestone m where m.event = ? and m.exam = o.exam))""";

    /** @return null if no version says when: until the account is closed, or until the person withdraws */
    static @Nullable DueItems of(String purpose, List<Rule> rules, Instant now) {
        var ends = new ArrayList<String>();
        var values = new ArrayList<Object>();
        values.add(purpose);
        for (var rule : rules) {
            if (rule.period() == null
                    || rule.countedFrom() == null
                    || rule.effectiveFrom().isAfter(now)) {
                continue;
            }
            var before = now.atZone(CHINA).minus(rule.period()).toInstant();
            var collected = rule.until() == null || rule.until().isAfter(now) ? now : rule.until();
            switch (rule.countedFrom()) {
                case COLLECTION -> {
                    ends.add("i.since < ?");
                    values.add(before.isBefore(collected) ? before : collected);
                }
                case CLOSURE -> {
                    // Closing the account erases the person; nothing is left whose time could run.
                }
                default -> {
                    var exam = OF_EXAMS.contains(rule.countedFrom());
                    ends.add(AFTER_EVENT.formatted(exam ? NO_EXAM_OPEN : ""));
                    values.add(collected);
                    values.add(rule.countedFrom());
                    values.add(before);
                    if (exam) {
                        values.add(rule.countedFrom());
                    }
                }
            }
        }
        return ends.isEmpty() ? null : new DueItems("i.purpose = ? and (" + String.join(" or ", ends) + ")", values);
    }

    /** Everything held for a purpose. */
    static DueItems all(String purpose) {
        return new DueItems("i.purpose = ?", List.of(purpose));
    }

    /** These, of one person only. */
    DueItems of(UUID subject) {
        var narrower = new ArrayList<>(values);
        narrower.add(subject);
        return new DueItems(condition + " and i.subject = ?", narrower);
    }

    /** These, of several people only. */
    DueItems of(List<UUID> subjects) {
        var narrower = new ArrayList<>(values);
        narrower.add(subjects.toArray(UUID[]::new));
        return new DueItems(condition + " and i.subject = any (?)", narrower);
    }

    /** Only these items of them. */
    DueItems only(List<String> items) {
        var narrower = new ArrayList<>(values);
        narrower.add(items.toArray(String[]::new));
        return new DueItems(condition + " and i.item = any (?)", narrower);
    }

    /** @return the index of the next parameter */
    int bind(Connection connection, PreparedStatement statement, int from) throws SQLException {
        var index = from;
        for (var value : values) {
            switch (value) {
                case Instant at -> statement.setObject(index, at.atOffset(ZoneOffset.UTC));
                case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
                case UUID[] ids -> statement.setArray(index, connection.createArrayOf("uuid", ids));
                default -> statement.setObject(index, value);
            }
            index++;
        }
        return index;
    }
}
