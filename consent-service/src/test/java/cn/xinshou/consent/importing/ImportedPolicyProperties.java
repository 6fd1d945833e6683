package cn.xinshou.consent.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ImportedPolicyProperties {

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    /** A clause with so many clauses inside, numbered in one style. */
    record Node(int style, List<Node> inside) {}

    @Provide
    Arbitrary<List<Node>> chapters() {
        return clauses(-1, 3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(inside ->
                        inside.stream().map(clauses -> new Node(0, clauses)).toList());
    }

    // Neighbouring depths differ in style, as they do wherever people can tell them apart.
    private static Arbitrary<List<Node>> clauses(int outer, int depth) {
        if (depth == 0) {
            return Arbitraries.just(List.of());
        }
        return Arbitraries.integers()
                .between(0, 3)
                .filter(style -> style != outer)
                .flatMap(style -> clauses(style, depth - 1)
                        .list()
                        .ofMaxSize(4)
                        .map(inside -> inside.stream()
                                .map(clauses -> new Node(style, clauses))
                                .toList()));
    }

    @Property(tries = 300)
    void aTreeWrittenAsTextIsReadBackOrItsAmbiguityNamed(@ForAll("chapters") List<Node> chapters) {
        var text = new StringBuilder("题目\n");
        var ids = new ArrayList<String>();
        for (var i = 0; i < chapters.size(); i++) {
            text.append(chinese(i + 1)).append("、章").append("\n正文。\n");
            write(chapters.get(i).inside(), Integer.toString(i + 1), text, ids);
        }

        var policy = ImportedPolicy.of(text.toString());
        var read = policy.chapters().stream()
                .flatMap(ImportedClause::inside)
                .map(ImportedClause::id)
                .toList();
        if (policy.findings().stream().noneMatch(finding -> finding.words().endsWith("as well"))) {
            assertThat(read).isEqualTo(ids);
        }
        assertThat(read).hasSameSizeAs(ids);
    }

    @Property(tries = 500)
    void nothingIsThrownAtAnyText(@ForAll String garbage) {
        assertThat(ImportedPolicy.of("一、\n" + garbage).findings()).isNotNull();
    }

    @Property(tries = 200)
    void noLineIsLost(@ForAll("chapters") List<Node> chapters) {
        var text = new StringBuilder("题目\n");
        for (var i = 0; i < chapters.size(); i++) {
            text.append(chinese(i + 1)).append("、章\n");
            write(chapters.get(i).inside(), Integer.toString(i + 1), text, new ArrayList<>());
        }
        var lines = text.toString().lines().count() - 1;

        var policy = ImportedPolicy.of(text.toString());
        assertThat(policy.chapters().stream()
                        .mapToLong(ImportedPolicyProperties::lines)
                        .sum())
                .isEqualTo(lines);
    }

    private static long lines(ImportedClause clause) {
        var own = 1 + clause.text().lines().filter(line -> line.equals("正文。")).count();
        return own
                + clause.clauses().stream()
                        .mapToLong(ImportedPolicyProperties::lines)
                        .sum();
    }

    private static void write(List<Node> clauses, String holder, StringBuilder text, List<String> ids) {
        for (var i = 0; i < clauses.size(); i++) {
            var clause = clauses.get(i);
            var number = i + 1;
            var id = holder + "." + (clause.style() == 3 ? Character.toString('a' + i) : Integer.toString(number));
            ids.add(id);
            text.append(
                            switch (clause.style()) {
                                case 0 -> "(" + chinese(number) + ")";
                                case 1 -> number + ".";
                                case 2 -> "（" + number + "）";
                                default -> (char) ('a' + i) + ". ";
                            })
                    .append("款\n正文。\n");
            write(clause.inside(), id, text, ids);
        }
    }

    private static String chinese(int number) {
        return Stream.of(number >= 20 ? DIGITS[number / 10] : "", number >= 10 ? "十" : "", DIGITS[number % 10])
                .reduce("", String::concat);
    }
}
