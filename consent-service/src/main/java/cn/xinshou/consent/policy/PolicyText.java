package cn.xinshou.consent.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a policy in one language, as Markdown. Chapters are headed {@code ## 2 …}, clauses {@code ### 2.1 …}, clauses inside
 * clauses {@code #### 2.1.3 …} and so on, one mark more for each level, down to {@code ###### 2.1.3.1.4}. A clause may be without a title.
 *
 * @param digest SHA-256 of the content in UTF-8, hex: what consents and receipts cite
 */
public record PolicyText(String content, String digest) {

    /**
     * A chapter.
     *
     * @param text Markdown before its first clause
     */
    public record Section(String id, String title, String text, List<Clause> clauses) {}

    /**
     * @param text Markdown before the first clause inside it
     * @param clauses those inside it
     */
    public record Clause(String id, String title, String text, List<Clause> clauses) {

        /** It and everything inside it, in the order of reading. */
        public Stream<Clause> all() {
            return Stream.concat(Stream.of(this), clauses.stream().flatMap(Clause::all));
        }
    }

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.(?:\\d+|[a-z]))*");
    private static final Pattern HEADING =
            Pattern.compile("^(#{2,6}) (\\d+(?:\\.(?:\\d+|[a-z]))*)(?:[ \\t]+(.+))?$", Pattern.MULTILINE);

    /** Whether it can be the number of a clause. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public PolicyText(String content) {
        this(content, sha256(content));
    }

    /** The same words, given as a tree. A clause's place in the tree gives its heading as many marks as its number has parts, and one. */
    public static PolicyText of(String title, String preamble, List<Section> sections) {
        var content = new StringBuilder("# ").append(title).append("\n\n");
        if (!preamble.isBlank()) {
            content.append(preamble.strip()).append("\n\n");
        }
        sections.forEach(section ->
                write(new Clause(section.id(), section.title(), section.text(), section.clauses()), 2, content));
        return new PolicyText(content.toString().strip() + "\n");
    }

    private static void write(Clause clause, int marks, StringBuilder content) {
        content.append((("#".repeat(marks) + ' ' + clause.id() + ' ' + clause.title()).strip()))
                .append("\n\n");
        if (!clause.text().isBlank()) {
            content.append(clause.text().strip()).append("\n\n");
        }
        clause.clauses().forEach(inner -> write(inner, marks + 1, content));
    }

    /** The chapters, each with the tree of its clauses. A clause stands under the nearest heading before it with fewer marks. */
    public List<Section> sections() {
        var chapters = new ArrayList<Clause>();
        var open = new ArrayList<Clause>();
        var heading = HEADING.matcher(content);
        var found = heading.find();
        while (found) {
            var depth = heading.group(1).length() - 2;
            var id = heading.group(2);
            var title = heading.group(3) == null ? "" : heading.group(3).strip();
            var start = heading.end();
            found = heading.find();
            var text = content.substring(start, found ? heading.start() : content.length());
            var clause = new Clause(id, title, text.strip(), new ArrayList<>());
            while (open.size() > depth) {
                open.removeLast();
            }
            (open.isEmpty() ? chapters : open.getLast().clauses()).add(clause);
            open.add(clause);
        }
        return chapters.stream()
                .map(chapter -> new Section(chapter.id(), chapter.title(), chapter.text(), chapter.clauses()))
                .toList();
    }

    /** Every chapter and clause in the order of reading, whatever its depth. */
    public List<Clause> clauses() {
        return sections().stream()
                .map(section -> new Clause(section.id(), section.title(), section.text(), section.clauses()))
                .flatMap(Clause::all)
                .toList();
    }

    /** The numbers that purposes, recipients and rights can refer to. */
    public Set<String> clauseIds() {
        var ids = new LinkedHashSet<String>();
        clauses().forEach(clause -> ids.add(clause.id()));
        return ids;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
