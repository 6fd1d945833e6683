package cn.xinshou.consent.difference;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A marked text is both texts at once, and nothing besides. */
class MarkedTextProperties {

    @Property
    void withoutInsertionsItIsTheOlderText(@ForAll("texts") String before, @ForAll("texts") String after) {
        assertThat(without(Run.Mark.INSERTED, before, after)).isEqualTo(before);
    }

    @Property
    void withoutDeletionsItIsTheNewerText(@ForAll("texts") String before, @ForAll("texts") String after) {
        assertThat(without(Run.Mark.DELETED, before, after)).isEqualTo(after);
    }

    @Property
    void aTextDiffersFromItselfInNothing(@ForAll("texts") String text) {
        assertThat(MarkedText.between(text, text)).noneMatch(run -> run.mark() != Run.Mark.SAME);
    }

    @Property
    void noTwoNeighboursAreOfOneKind(@ForAll("texts") String before, @ForAll("texts") String after) {
        var runs = MarkedText.between(before, after);
        for (var i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).mark()).isNotEqualTo(runs.get(i - 1).mark());
        }
    }

    @Example
    void chineseIsMarkedByCharacter() {
        assertThat(MarkedText.between("保存至活动结束后六个月。", "保存至活动结束后十二个月。"))
                .containsExactly(
                        new Run(Run.Mark.SAME, "保存至活动结束后"),
                        new Run(Run.Mark.DELETED, "六"),
                        new Run(Run.Mark.INSERTED, "十二"),
                        new Run(Run.Mark.SAME, "个月。"));
    }

    @Example
    void englishIsMarkedByWord() {
        assertThat(MarkedText.between("It is kept for six months.", "It is kept for twelve months."))
                .containsExactly(
                        new Run(Run.Mark.SAME, "It is kept for "),
                        new Run(Run.Mark.DELETED, "six"),
                        new Run(Run.Mark.INSERTED, "twelve"),
                        new Run(Run.Mark.SAME, " months."));
    }

    private static String without(Run.Mark mark, String before, String after) {
        return MarkedText.between(before, after).stream()
                .filter(run -> run.mark() != mark)
                .map(Run::text)
                .collect(joining());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("保", "存", "信息", "𠮷", "。", ";", "\n", " ", "kept ", "for ", "six", ", ", "§", "2.1")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
