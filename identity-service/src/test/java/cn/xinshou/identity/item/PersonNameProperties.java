package cn.xinshou.identity.item;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class PersonNameProperties {

    /** Han characters of every block in use, the newest included. */
    @Provide
    Arbitrary<String> han() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.integers().between(0x4E00, 0x9FFF)),
                        Tuple.of(2, Arbitraries.integers().between(0x3400, 0x4DBF)),
                        Tuple.of(2, Arbitraries.integers().between(0x20000, 0x2A6DF)),
                        Tuple.of(2, Arbitraries.integers().between(0x2A700, 0x2EBE0)),
                        Tuple.of(1, Arbitraries.integers().between(0x30000, 0x33479)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @Property
    void namesOfAnyHanCharactersAreKeptAsTheyAre(@ForAll("han") String name) {
        assertThat(PersonName.check(name)).isEqualTo(name);
    }

    @Property
    void everyMiddleDotBecomesTheSame(
            @ForAll("han") String first, @ForAll("han") String last, @ForAll("dots") char dot) {
        var kept = PersonName.check(first + dot + last);

        assertThat(kept).isEqualTo(first + "·" + last);
        assertThat(PersonName.check(kept)).isEqualTo(kept);
    }

    @Provide
    Arbitrary<Character> dots() {
        return Arbitraries.of('·', '•', '‧', '∙', '⋅', '・', '･');
    }

    @Property
    void anyTextIsANameThatStaysOrIsRefusedWithoutBeingRepeated(@ForAll String text) {
        try {
            var kept = PersonName.check(text);
            assertThat(PersonName.check(kept)).isEqualTo(kept);
            assertThat(kept.codePointCount(0, kept.length())).isBetween(1, PersonName.LONGEST);
        } catch (Unacceptable e) {
            if (text.length() > 2 && !text.isBlank()) {
                assertThat(e.why()).doesNotContain(text);
            }
        }
    }
}
