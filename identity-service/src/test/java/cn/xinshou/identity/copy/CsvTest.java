package cn.xinshou.identity.copy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "|calc", "  @x"})
    void whatLooksLikeAFormulaIsMadeText(String text) {
        assertThat(Csv.field(text)).isEqualTo("\"'" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "李𠮷", "a=b", "13800000000", "1-2"})
    void whatIsHarmlessStaysAsItIs(String text) {
        assertThat(Csv.field(text)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void quotesAreDoubled() {
        assertThat(Csv.field("a \"b\", c\nd")).isEqualTo("\"a \"\"b\"\", c\nd\"");
    }
}
