package cn.xinshou.breach.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePackTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    private final RulePack rules = new RulePacks().current();

    @ParameterizedTest
    @CsvSource({
        "persons, 0, IV",
        "persons, 999999, IV",
        "persons, 1000000, III",
        "persons, 1000001, III",
        "persons, 9999999, III",
        "persons, 10000000, II",
        "persons, 99999999, II",
        "persons, 100000000, I",
        "directLossCny, 4999999.99, IV",
        "directLossCny, 5000000, III",
        "directLossCny, 19999999.99, III",
        "directLossCny, 20000000.00, II",
        "directLossCny, 99999999.99, II",
        "directLossCny, 100000000, I",
        "affectedPopulation, 99999, IV",
        "affectedPopulation, 100000, III",
        "affectedPopulation, 999999, III",
        "affectedPopulation, 1000000, II",
        "affectedPopulation, 10000000, I",
        "portalDownMinutes, 119, IV",
        "portalDownMinutes, 120, III",
        "portalDownMinutes, 359, III",
        "portalDownMinutes, 360, II"
    })
    void aThresholdBelongsToTheHigherLevel(String figure, BigDecimal number, Level level) {
        assertThat(rules.assess(Map.of(figure, number), DAY).value()).isEqualTo(level);
    }

    @Test
    void anyLimbSuffices() {
        var finding =
                rules.assess(Map.of("persons", new BigDecimal(10), "directLossCny", new BigDecimal("20000000")), DAY);

        assertThat(finding.value()).isEqualTo(Level.II);
        assertThat(finding.reasons())
                .extracting(LevelFinding.Reason::rule)
                .containsExactly("measures-annex-persons", "measures-annex-loss");
    }

    @Test
    void nothingKnownIsOrdinaryAndSaysSo() {
        var finding = rules.assess(Map.of(), DAY);

        assertThat(finding.value()).isEqualTo(Level.IV);
        assertThat(finding.reasons())
                .singleElement()
                .satisfies(r -> assertThat(r.en()).contains("no figure"));
    }

    @Test
    void aRuleDoesNotApplyBeforeItsDay() {
        var persons = Map.of("persons", new BigDecimal("1000000"));

        assertThat(rules.assess(persons, LocalDate.parse("2025-10-31")).value()).isEqualTo(Level.IV);
        assertThat(rules.assess(persons, LocalDate.parse("2025-11-01")).value()).isEqualTo(Level.III);
    }
}
