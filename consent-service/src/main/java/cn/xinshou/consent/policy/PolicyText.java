package cn.xinshou.consent.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a policy in one language, as Markdown. Chapters are headed {@code ## 2 …}, clauses {@code ### 2.1 …}.
 *
 * @param digest SHA-256 of the content in UTF-8, hex: what consents and receipts cite
 */
public record PolicyText(String content, String digest) {

    /** A chapter. */
    public record Section(String id, String title, List<Clause> clauses) {}

    /** @param text Markdown */
    public record Clause(String id, String title, String text) {}

    private static final Pattern HEADING = Pattern.compile("^(##|###) (\\d+(?:\\.\\d+)?) (.+)$", Pattern.MULTILINE);

    public PolicyText(String content) {
        this(content, sha256(content));
    }

    public List<Section> sections() {
        var sections = new ArrayList<Section>();
        var heading = HEADING.matcher(content);
        var found = heading.find();
        while (found) {
            var marks = heading.group(1);
            var id = heading.group(2);
            var title = heading.group(3);
            var start = heading.end();
            found = heading.find();
            if (marks.equals("##")) {
                sections.add(new Section(id, title, new ArrayList<>()));
            } else {
                var text = content.substring(start, found ? heading.start() : content.length());
                sections.getLast().clauses().add(new Clause(id, title, text.strip()));
            }
        }
        return sections;
    }

    Set<String> clauseIds() {
        return sections().stream()
                .flatMap(section -> section.clauses().stream())
                .map(Clause::id)
                .collect(Collectors.toSet());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
