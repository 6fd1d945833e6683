package cn.xinshou.consent.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A policy read from plain text.
 *
 * @param title its first line; empty if there is none
 * @param date that the head states, of its version or of its coming into force
 * @param scope the line of the head that says whom it covers
 * @param preamble the paragraphs before the first chapter, the list of contents left out
 * @param contents titles of the chapters as the list of contents has them
 */
record ImportedPolicy(
        String title,
        @Nullable LocalDate date,
        @Nullable String scope,
        String preamble,
        List<String> contents,
        List<ImportedClause> chapters,
        List<Finding> findings) {

    private static final Pattern DATE =
            Pattern.compile("(?:更新|生效|发布|施行)[^0-9]{0,12}([0-9]{4})\\s*[年.-]\\s*([0-9]{1,2})\\s*[月.-]\\s*([0-9]{1,2})");
    private static final Pattern SCOPE = Pattern.compile("适用于|适用范围");

    static ImportedPolicy of(String text) {
        var lines = lines(text);
        var findings = new Findings();
        var bodyFrom = bodyFrom(lines);
        var body = lines.subList(bodyFrom, lines.size());
        var head = lines.subList(0, bodyFrom);
        var contents = head.stream()
                .filter(line -> line.chapter() != null)
                .map(line -> Objects.requireNonNull(line.chapter()))
                .toList();
        var chapters = ChapterReader.chapters(body, findings);
        compare(contents, chapters, findings);
        chapters.stream()
                .filter(ImportedClause::isEmpty)
                .forEach(chapter -> findings.add(chapter.line(), "chapter " + chapter.id() + " has no text"));
        if (chapters.isEmpty()) {
            findings.add(0, "no chapter: none of its lines begins with 一、");
        }
        var firstChapter =
                chapters.isEmpty() ? Integer.MAX_VALUE : chapters.getFirst().line();
        var opening = lines.stream()
                .filter(line -> line.number() < firstChapter && line.chapter() == null)
                .toList();
        var date = date(opening);
        if (date == null) {
            findings.add(0, "no date of this version before the first chapter");
        }
        return new ImportedPolicy(
                opening.isEmpty() ? "" : opening.getFirst().text(),
                date,
                opening.stream()
                        .map(Line::text)
                        .filter(line -> SCOPE.matcher(line).find())
                        .findFirst()
                        .orElse(null),
                opening.stream().skip(1).map(Line::text).collect(Collectors.joining("\n\n")),
                contents.stream().map(Marker::rest).toList(),
                chapters,
                findings.all());
    }

    /** All numbered clauses, chapters not counted. */
    long size() {
        return chapters.stream().flatMap(ImportedClause::inside).count();
    }

    private static List<Line> lines(String text) {
        var written = text.split("\\R", -1);
        var lines = new ArrayList<Line>();
        for (var i = 0; i < written.length; i++) {
            // U+3000 indents paragraphs in Chinese texts; strip() knows it.
            var line = written[i].strip();
            if (!line.isEmpty()) {
                lines.add(new Line(i + 1, line));
            }
        }
        return lines;
    }

    /** Where chapters begin for good: a list of contents numbers them once before. */
    private static int bodyFrom(List<Line> lines) {
        var first = -1;
        for (var i = 0; i < lines.size(); i++) {
            var chapter = lines.get(i).chapter();
            if (chapter == null || chapter.number() != 1) {
                continue;
            }
            if (first >= 0) {
                return isContents(lines, first) ? i : first;
            }
            first = i;
        }
        return Math.max(first, 0);
    }

    /** A list of contents is chapters without a word between them. */
    private static boolean isContents(List<Line> lines, int from) {
        return from + 1 >= lines.size() || lines.get(from + 1).chapter() != null;
    }

    private static void compare(List<Marker> contents, List<ImportedClause> chapters, Findings findings) {
        if (contents.isEmpty()) {
            return;
        }
        for (var stated : contents) {
            var found = chapters.stream()
                    .filter(chapter -> chapter.marker().number() == stated.number())
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                findings.add(
                        0,
                        "chapter " + stated.number() + " “" + stated.rest()
                                + "” is in the contents and missing in the text");
            } else if (!found.marker().rest().equals(stated.rest())) {
                findings.add(
                        found.line(),
                        "chapter " + stated.number() + " is called otherwise in the contents: “" + stated.rest() + "”");
            }
        }
        var stated = contents.stream().map(Marker::number).collect(Collectors.toSet());
        chapters.stream()
                .filter(chapter -> !stated.contains(chapter.marker().number()))
                .forEach(
                        chapter -> findings.add(chapter.line(), "chapter " + chapter.id() + " is not in the contents"));
    }

    private static @Nullable LocalDate date(List<Line> opening) {
        for (var line : opening) {
            var date = DATE.matcher(line.text());
            if (date.find()) {
                try {
                    return LocalDate.of(
                            Integer.parseInt(date.group(1)),
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(3)));
                } catch (DateTimeException e) {
                    return null;
                }
            }
        }
        return null;
    }
}
