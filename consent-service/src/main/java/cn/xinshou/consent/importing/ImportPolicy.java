package cn.xinshou.consent.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command {@code deploy/import-policy}. Ends with 0 if there are chapters, 1 if there are none or the file cannot be read, 2 if it was called wrongly. */
public final class ImportPolicy {

    private static final String HELP = """
            import-policy FILE [--draft OUT]
            Cuts a policy in plain text, numbered 一、 (一) 1. a., into chapters and clauses: prints the tree with the number of
            clauses per chapter, and by line whatever an editor has to look at. UTF-8 or GB18030.
              --draft OUT   also writes the text as the beginning of a draft (YAML) for POST /policies
            Ends with 0 if chapters were found, 1 if not or the file cannot be read, 2 if called wrongly.""";
    private static final int SHOWN = 36;

    private ImportPolicy() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(HELP);
            return 0;
        }
        var hasDraft = arguments.size() == 3 && arguments.get(1).equals("--draft");
        if (!hasDraft && arguments.size() != 1) {
            err.println(HELP);
            return 2;
        }
        try {
            var policy = ImportedPolicy.of(TextFile.read(Path.of(arguments.getFirst())));
            print(policy, out);
            if (hasDraft) {
                Files.writeString(Path.of(arguments.get(2)), ImportedDraft.of(policy), UTF_8);
            }
            return policy.chapters().isEmpty() ? 1 : 0;
        } catch (IOException e) {
            err.println(
                    e instanceof java.nio.file.NoSuchFileException
                            ? "There is no file " + e.getMessage()
                            : e.getMessage());
            return 1;
        }
    }

    private static void print(ImportedPolicy policy, PrintStream out) {
        out.println(policy.title() + (policy.date() == null ? "" : "  (" + policy.date() + ")"));
        for (var chapter : policy.chapters()) {
            out.println(chapter.id() + " " + chapter.title() + "  [clauses: "
                    + chapter.inside().count() + "]");
            chapter.inside()
                    .forEach(clause -> out.println("  ".repeat(depth(clause)) + clause.id() + " " + shortened(clause)));
        }
        out.println("Chapters: " + policy.chapters().size() + ", in the contents: "
                + policy.contents().size() + ", numbered clauses: " + policy.size());
        out.println("To look at: " + policy.findings().size());
        policy.findings().forEach(finding -> out.println("  " + finding));
    }

    private static int depth(ImportedClause clause) {
        return (int) clause.id().chars().filter(c -> c == '.').count();
    }

    private static String shortened(ImportedClause clause) {
        var words = clause.title().isEmpty() ? clause.text().replace("\n\n", " ") : clause.title();
        return words.codePointCount(0, words.length()) <= SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
