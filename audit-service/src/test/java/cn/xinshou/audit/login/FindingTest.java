package cn.xinshou.audit.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {

    private static Finding finding(double weight) {
        return new Finding("x", weight, "", "");
    }

    @Property
    void moreFindingsNeverMakeLessOfIt(
            @ForAll @Size(max = 6) List<@DoubleRange(min = 0, max = 1) Double> weights,
            @ForAll @DoubleRange(min = 0, max = 1) double another) {
        var findings =
                new ArrayList<>(weights.stream().map(FindingTest::finding).toList());
        var before = Finding.score(findings);
        findings.add(finding(another));

        assertThat(Finding.score(findings)).isBetween(before, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, NONE",
        "0.199, NONE",
        "0.2, LOW",
        "0.499, LOW",
        "0.5, MEDIUM",
        "0.749, MEDIUM",
        "0.75, HIGH",
        "0.949, HIGH",
        "0.95, CRITICAL",
        "1, CRITICAL"
    })
    void levelsBeginWhereTheyAreSaidTo(double score, Level level) {
        assertThat(Level.of(score)).isEqualTo(level);
    }
}
