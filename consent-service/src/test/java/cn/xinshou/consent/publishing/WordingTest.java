package cn.xinshou.consent.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinshou.consent.Language;
import java.time.Period;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "We ask your sex and name, sex, true",
        "We moved to Essex, sex, false",
        "cookie identifiers, cookie identifier, true",
        "call 400-000-0000, 400-000-000, false",
        "call 1400-000-0000, 400-000-0000, false",
        "Kept for three years, kept for Three years, true",
        "保存十三年, 三年, false",
        "保存三年, 三年, true",
        "电话 400-000-0001, 电话400-000-0001, true"
    })
    void partOfAWordOrNumberIsNotTheWhole(String text, String words, boolean says) {
        assertThat(new Wording(text).says(words)).isEqualTo(says);
    }

    @Test
    void wordsAreSoughtOnBehindAPlaceWhereTheyAreButAPart() {
        assertThat(new Wording("Essex, sex").says("sex")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "只有 xs_pref（一年）, xs_pref, true",
        "cookies: XS_pref., xs_pref, true",
        "xs_pref2, xs_pref, false",
        "my-xs_pref, xs_pref, false",
        "xs_pref-2, xs_pref, false"
    })
    void aNameIsNotPartOfALongerOne(String text, String name, boolean names) {
        assertThat(new Wording(text).names(name)).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource({
        "用于第 2.1 条, 2.1, true",
        "用于第2.1条, 2.1, true",
        "for clause 2.1., 2.1, true",
        "for clause 2.10, 2.1, false",
        "for clause 2.1.3, 2.1, false",
        "for clause 12.1, 2.1, false",
        "for clause 2.1.a, 2.1, false"
    })
    void aNumberRefersToOneClauseAlone(String text, String clause, boolean refers) {
        assertThat(new Wording(text).refersTo(clause)).isEqualTo(refers);
    }

    @ParameterizedTest
    @CsvSource({
        "P1Y, 一年, one year",
        "P2Y, 两年, two years",
        "P2Y, 二年, 24 months",
        "P12M, 一年, one year",
        "P6M, 六个月, six months",
        "P18M, 18个月, eighteen months",
        "P90D, 九十日, ninety days",
        "P90D, 九十天, 90 days",
        "P21D, 二十一日, twenty-one days",
        "P10D, 10 日, ten days",
        "P180D, 180 天, 180 days"
    })
    void periodsAreWrittenInSeveralWays(Period period, String zh, String en) {
        assertThat(Wording.spellings(period, Language.ZH))
                .allSatisfy(ways -> assertThat(ways).anyMatch(new Wording(zh)::says));
        assertThat(Wording.spellings(period, Language.EN))
                .allSatisfy(ways -> assertThat(ways).anyMatch(new Wording(en)::says));
    }

    @Test
    void bothPartsOfAPeriodAreWanted() {
        assertThat(Arrays.stream(Language.values()))
                .allSatisfy(language -> assertThat(Wording.spellings(Period.of(1, 0, 10), language))
                        .hasSize(2));
    }
}
