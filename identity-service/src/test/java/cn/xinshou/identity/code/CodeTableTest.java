package cn.xinshou.identity.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTableTest {

    static List<CodeList> tables() {
        return List.of(CodeTable.SEXES, CodeTable.ETHNIC_GROUPS, CodeTable.NATIONS, CodeTable.EDUCATION, Regions.ALL);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyValueIsFoundByItsCodeAndByTheNameItIsKeptUnder(CodeList table) {
        assertThat(table.codes()).allSatisfy(code -> {
            assertThat(table.find(code.code())).contains(code);
            assertThat(table.find(table.written(code))).contains(code);
        });
        assertThat(table.codes()).map(Code::code).doesNotHaveDuplicates();
    }

    @Test
    void thereAreFiftySixEthnicGroupsAndTwoEntriesForOthers() {
        assertThat(CodeTable.ETHNIC_GROUPS.codes()).hasSize(58);
        assertThat(CodeTable.ETHNIC_GROUPS.codes()).map(Code::code).contains("01", "56", "97", "98");
    }

    @Test
    void provincesPrefecturesAndCountiesAreAllThere() {
        assertThat(Regions.ALL.provinces()).hasSize(34);
        assertThat(Regions.ALL.codes())
                .filteredOn(code -> code.code().matches("\\d{4}00"))
                .hasSize(34 + 333);
        assertThat(Regions.ALL.codes()).hasSizeGreaterThan(3_200);
    }

    @ParameterizedTest
    @CsvSource({"汉族,01", "汉,01", "Han,01", "ha,01", "01,01", "维吾尔族,05", "Uyghur,05", "藏,04", "其他,97"})
    void ethnicGroupsHaveSeveralNames(String wording, String code) {
        assertThat(found(CodeTable.ETHNIC_GROUPS, wording)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"男,1", "female,2", "F,2", "1,1", "9,9", "女性,2"})
    void sexesHaveSeveralNames(String wording, String code) {
        assertThat(found(CodeTable.SEXES, wording)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"中国,CN", "CHN,CN", "156,CN", "中华人民共和国,CN", "cn,CN", "France,FR", "大韩民国,KR", "USA,US"})
    void nationsHaveSeveralNames(String wording, String code) {
        assertThat(found(CodeTable.NATIONS, wording)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "大学本科,20",
        "本科,20",
        "21,21",
        "大学专科,30",
        "大专,30",
        "硕士研究生,14",
        "高中,60",
        "Bachelor's,21",
        "PhD,11",
        "初中毕业,71"
    })
    void schoolingHasEverydayNames(String wording, String code) {
        assertThat(found(CodeTable.EDUCATION, wording)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "北京,110000",
        "北京市,110000",
        "Beijing,110000",
        "广州,440100",
        "广东省广州市,440100",
        "广东 广州,440100",
        "广东省广州市天河区,440106",
        "广州天河,440106",
        "北京市朝阳区,110105",
        "朝阳,211300",
        "吉林,220000",
        "吉林市,220200",
        "乌鲁木齐,650100",
        "Xi'an,610100",
        "义乌,330782",
        "济源市,419001",
        "中国香港,810000",
        "延边,222400",
        "上海市上海市,310000",
        "440106,440106",
    })
    void placesAreFoundAsPeopleWriteThem(String wording, String code) {
        assertThat(found(Regions.ALL, wording)).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"鼓楼区", "朝阳区", "Suzhou", "亚特兰蒂斯", "999999", "110199", "中国", "北京市天河区", ""})
    void whatMeansNoPlaceOrSeveralIsNotFound(String wording) {
        assertThat(Regions.ALL.find(wording)).isEmpty();
    }

    @Test
    void aPlaceLeadsToTheOnesInsideIt() {
        var guangdong = Regions.ALL.find("440000").orElseThrow();
        var beijing = Regions.ALL.find("110000").orElseThrow();
        var dongcheng = Regions.ALL.find("110101").orElseThrow();

        assertThat(Regions.ALL.below(guangdong)).hasSize(21).map(Code::zh).contains("广州市", "东莞市");
        assertThat(Regions.ALL.below(beijing)).hasSize(16).contains(dongcheng);
        assertThat(Regions.ALL.below(dongcheng)).isEmpty();
    }

    @Test
    void aCountyIsKeptWithThePlaceAboveIt() {
        assertThat(Regions.ALL.written(Regions.ALL.find("440106").orElseThrow()))
                .isEqualTo("广州市天河区");
        assertThat(Regions.ALL.written(Regions.ALL.find("110105").orElseThrow()))
                .isEqualTo("北京市朝阳区");
    }

    private static Optional<String> found(CodeList table, String wording) {
        return table.find(wording).map(Code::code);
    }
}
