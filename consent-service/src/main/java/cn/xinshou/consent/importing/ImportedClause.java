package cn.xinshou.consent.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A chapter or a clause while it is read: its number in full, its heading if the line with the number is one, its paragraphs, and what is inside it. */
final class ImportedClause {

    // A longer line, or one that ends like a sentence, is text with a number before it.
    private static final int LONGEST_TITLE = 40;
    private static final String END_OF_SENTENCE = "。；;！？!?:：,，.";

    private final String id;
    private final int line;
    private final Marker marker;
    private final List<String> paragraphs = new ArrayList<>();
    private final List<ImportedClause> clauses = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();

    ImportedClause(String id, int line, Marker marker) {
        this.id = id;
        this.line = line;
        this.marker = marker;
        if (!isTitled() && !marker.rest().isEmpty()) {
            paragraphs.add(marker.rest());
        }
    }

    String id() {
        return id;
    }

    int line() {
        return line;
    }

    Marker marker() {
        return marker;
    }

    String title() {
        return isTitled() ? marker.rest() : "";
    }

    String text() {
        return String.join("\n\n", paragraphs);
    }

    List<ImportedClause> clauses() {
        return clauses;
    }

    void add(String paragraph) {
        paragraphs.add(paragraph);
    }

    /** @return whether its number is new */
    boolean add(ImportedClause clause) {
        clauses.add(clause);
        return numbers.add(clause.id());
    }

    /** Everything inside it, in the order of reading; itself not. */
    Stream<ImportedClause> inside() {
        return clauses.stream().flatMap(clause -> Stream.concat(Stream.of(clause), clause.inside()));
    }

    boolean isEmpty() {
        return paragraphs.isEmpty() && clauses.isEmpty();
    }

    /** Whether the line with the number is a whole sentence, so that a paragraph after it may belong to what is around it. */
    boolean isSentence() {
        return !isTitled() && paragraphs.size() == 1;
    }

    private boolean isTitled() {
        var rest = marker.rest();
        return marker.style() == Marker.Style.CHAPTER
                || !rest.isEmpty()
                        && rest.length() <= LONGEST_TITLE
                        && END_OF_SENTENCE.indexOf(rest.charAt(rest.length() - 1)) < 0;
    }
}
