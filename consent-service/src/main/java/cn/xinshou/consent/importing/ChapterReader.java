package cn.xinshou.consent.importing;

import cn.xinshou.consent.importing.Marker.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the lines of one chapter into a tree. Styles do not tell the depth: the same chapter may go 1. → (一) → 1. A number continues the
 * innermost list in its style that it continues; the first of a style begins a list inside the clause read last.
 */
final class ChapterReader {

    private static final class OpenList {

        private final Style style;
        private final ImportedClause holder;
        private ImportedClause last;

        OpenList(Style style, ImportedClause holder, ImportedClause first) {
            this.style = style;
            this.holder = holder;
            this.last = first;
        }
    }

    // What a text of clauses can hold (one heading level each, and one for the chapter).
    private static final int DEEPEST = 4;

    private final ImportedClause chapter;
    private final Findings findings;
    private final Deque<OpenList> open = new ArrayDeque<>();

    ChapterReader(ImportedClause chapter, Findings findings) {
        this.chapter = chapter;
        this.findings = findings;
    }

    void read(int line, String text) {
        var marker = Marker.of(text).orElse(null);
        if (marker == null) {
            paragraph(line, text);
        } else {
            clause(line, marker);
        }
    }

    private ImportedClause current() {
        return open.isEmpty() ? chapter : open.element().last;
    }

    private void paragraph(int line, String text) {
        if (!open.isEmpty() && current().isSentence()) {
            findings.add(
                    line,
                    "a paragraph after the list of " + open.element().holder.id() + "; it is kept with "
                            + current().id() + ", where it stands");
        }
        current().add(text);
    }

    private void clause(int line, Marker marker) {
        var continued = continued(marker);
        if (!continued.isEmpty()) {
            if (continued.size() > 1) {
                findings.add(
                        line,
                        "number " + marker.number() + " continues the list of "
                                + continued.getFirst().holder.id() + "; it could be that of "
                                + continued.get(1).holder.id() + " as well");
            }
            close(continued.getFirst());
            append(continued.getFirst(), line, marker);
            return;
        }
        var same = innermost(marker.style());
        if (marker.number() == 1 || same == null) {
            begin(line, marker, same);
        } else {
            findings.add(
                    line,
                    "number " + marker.number() + " after " + same.last.marker().number() + " in the list of "
                            + same.holder.id());
            close(same);
            append(same, line, marker);
        }
    }

    private void begin(int line, Marker marker, @Nullable OpenList same) {
        if (open.size() == DEEPEST) {
            findings.add(line, "a list deeper than any policy has; its number is kept beside the one before");
            append(open.element(), line, marker);
            return;
        }
        if (marker.number() != 1) {
            findings.add(line, "a list that begins with number " + marker.number());
        } else if (same != null && same == open.element()) {
            findings.add(
                    line,
                    "numbers begin again; the list is put inside " + current().id());
        }
        var holder = current();
        open.push(new OpenList(marker.style(), holder, add(holder, line, marker)));
    }

    private void append(OpenList list, int line, Marker marker) {
        list.last = add(list.holder, line, marker);
    }

    private ImportedClause add(ImportedClause holder, int line, Marker marker) {
        var id = holder.id() + "." + marker.segment();
        var clause = new ImportedClause(id, line, marker);
        if (!holder.add(clause)) {
            findings.add(line, "number " + id + " stands twice");
        }
        return clause;
    }

    /** The lists that the number continues, innermost first. */
    private List<OpenList> continued(Marker marker) {
        return open.stream()
                .filter(list ->
                        list.style == marker.style() && list.last.marker().number() == marker.number() - 1)
                .toList();
    }

    private @Nullable OpenList innermost(Style style) {
        for (var list : open) {
            if (list.style == style) {
                return list;
            }
        }
        return null;
    }

    private void close(OpenList until) {
        while (open.element() != until) {
            open.pop();
        }
    }

    /** Chapters of a text, each read by a reader of its own. */
    static List<ImportedClause> chapters(List<Line> lines, Findings findings) {
        var chapters = new ArrayList<ImportedClause>();
        @Nullable ChapterReader reader = null;
        for (var line : lines) {
            var marker = line.chapter();
            if (marker != null) {
                var last = chapters.isEmpty() ? 0 : chapters.getLast().marker().number();
                if (marker.number() != last + 1) {
                    findings.add(line.number(), "chapter " + marker.number() + " after " + last);
                }
                var chapter = new ImportedClause(marker.segment(), line.number(), marker);
                chapters.add(chapter);
                reader = new ChapterReader(chapter, findings);
            } else if (reader != null) {
                reader.read(line.number(), line.text());
            }
        }
        return chapters;
    }
}
