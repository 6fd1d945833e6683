package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads rows as they were sent. What is wrong with one row does not keep the others out. */
final class CandidateRows {

    /** More are sent in several requests: somebody waits for the answer, and a row is decided by itself. */
    private static final int MOST = 500;

    /** Too short for an ID number, and never as many digits as a phone has: the number of a row goes where no personal data may go. */
    private static final Pattern ROW = Pattern.compile("(?!.*[0-9]{8})[A-Za-z0-9._-]{1,24}");

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Set<String> FIELDS = Set.of("row", "subject", "items");

    /** Either a row, or why there is none. */
    record Read(@Nullable CandidateRow row, @Nullable RowResult refusal) {}

    private CandidateRows() {}

    /**
     * @param rows objects with {@code row}, {@code items} and perhaps {@code subject}
     * @throws Problem if they are none, or more than 500
     */
    static List<Read> read(JsonNode rows) {
        if (!rows.isArray()) {
            throw unusable("(body)", "must be an array of rows");
        }
        if (rows.isEmpty() || rows.size() > MOST) {
            throw unusable("(body)", "must be 1 to " + MOST + " rows");
        }
        var seen = new HashSet<String>();
        var read = new ArrayList<Read>();
        StreamSupport.stream(rows.spliterator(), false).map(CandidateRows::one).forEach(one -> {
            var row = one.row();
            read.add(row == null || seen.add(row.row()) ? one : refused(row.row(), "row", "is there twice"));
        });
        return read;
    }

    private static Read one(JsonNode node) {
        var row = node.path("row");
        if (!row.isTextual() || !ROW.matcher(row.textValue()).matches()) {
            return refused(null, "row", "must be 1 to 24 letters, digits, dots, hyphens, and no eight digits in a row");
        }
        var name = row.textValue();
        for (var field : node.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                return refused(name, "(a field)", "must be row, subject or items");
            }
        }
        var subject = node.path("subject");
        if (!isAbsent(subject)
                && !(subject.isTextual()
                        && UUID_TEXT.matcher(subject.textValue()).matches())) {
            return refused(name, "subject", "must be a UUID");
        }
        if (!(node.path("items") instanceof ObjectNode items)) {
            return refused(name, "items", "must be an object");
        }
        return new Read(
                new CandidateRow(name, isAbsent(subject) ? null : UUID.fromString(subject.textValue()), items), null);
    }

    /** The number of a row out of a cursor, or a problem that names the cursor. */
    static String number(String text) {
        if (!ROW.matcher(text).matches()) {
            throw unusable("cursor", "is not one of this list");
        }
        return text;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Read refused(@Nullable String row, String field, String why) {
        return new Read(null, RowResult.refused(row, field, why));
    }

    static Problem unusable(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend what is named and send it again.")
                .field(field, why);
    }
}
